package io.sitrep.incident.catalog.entry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sitrep.incident.catalog.plan.ComponentNames;
import io.sitrep.incident.catalog.plan.Reading;
import jakarta.inject.Singleton;
import java.util.Set;

/** Parts people take in an incident, beside those every incident knows. */
@Singleton
public class Roles implements EntryKind {
    public static final String KIND = "role";

    /** What needs no catalog. */
    public static final Set<String> EVERYWHERE = Set.of("commander", "communications", "scribe", "liaison");

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String section() {
        return "roles";
    }

    @Override
    public ObjectNode read(Reading written, ComponentNames components) {
        return new Fields(written).take("name", "description").kept();
    }
}
