package io.sitrep.incident.catalog.entry;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sitrep.incident.catalog.document.Findings;
import io.sitrep.incident.catalog.plan.ComponentNames;
import io.sitrep.incident.catalog.plan.Reading;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Checklists, and what they are for. Components are kept by id, so that one may be renamed. */
@Singleton
public class Runbooks implements EntryKind {
    private static final String COMPONENTS = "components";

    @Override
    public String kind() {
        return "runbook";
    }

    @Override
    public String section() {
        return "runbooks";
    }

    @Override
    public ObjectNode read(Reading written, ComponentNames components) {
        ObjectNode kept = new Fields(written)
                .take("name", "description", COMPONENTS, "severities", "labels", "checklist")
                .kept();
        if (kept.has(COMPONENTS)) {
            ArrayNode ids = kept.putArray(COMPONENTS);
            written.components(COMPONENTS, components).forEach(id -> ids.add(id.toString()));
        }
        return kept;
    }

    @Override
    public ObjectNode write(ObjectNode kept, ComponentNames components) {
        ObjectNode written = kept.deepCopy();
        if (kept.has(COMPONENTS)) {
            ArrayNode names = written.putArray(COMPONENTS);
            kept.path(COMPONENTS).forEach(id -> names.add(components.text(UUID.fromString(id.asText()))));
        }
        return written;
    }

    @Override
    public void keeps(ObjectNode kept, ComponentNames components, Findings findings) {
        kept.path(COMPONENTS).forEach(id -> {
            if (!components.isKnown(UUID.fromString(id.asText()))) {
                findings.refuse(
                        COMPONENTS,
                        "takes away what the runbook %s names"
                                .formatted(kept.path("name").asText()));
            }
        });
    }
}
