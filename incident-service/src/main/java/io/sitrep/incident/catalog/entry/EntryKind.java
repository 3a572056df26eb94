package io.sitrep.incident.catalog.entry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sitrep.incident.catalog.document.Findings;
import io.sitrep.incident.catalog.plan.ComponentNames;
import io.sitrep.incident.catalog.plan.Reading;
import java.util.List;

/**
 * A kind of thing that the catalog keeps whole. Its shape is a definition in the published schema; a new kind is one class
 * that implements this, found by CDI, its definition there, and a resource that names it.
 */
public interface EntryKind {
    /** As events and stored rows call it; never changes. */
    String kind();

    /** The section of a file that lists them. */
    String section();

    /**
     * What is kept of one, beside its key: its fields in their order, what it names looked up. What is wrong with it goes
     * into the findings.
     */
    ObjectNode read(Reading written, ComponentNames components);

    /** The same as a file says it. */
    default ObjectNode write(ObjectNode kept, ComponentNames components) {
        return kept.deepCopy();
    }

    /** Refuses a document that says nothing of this one and takes away what it names. */
    default void keeps(ObjectNode kept, ComponentNames components, Findings findings) {}

    /** What holds among all of them, such as that there is one of something. */
    default void together(List<Reading> all) {}
}
