package io.sitrep.incident.catalog.change;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sitrep.incident.catalog.document.Document;
import io.sitrep.incident.catalog.document.Findings;
import io.sitrep.incident.catalog.document.Lines;
import io.sitrep.incident.catalog.plan.Thing;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Changes one thing of a section: as a file would that has the section as it is, but for this one. So a thing is held to the
 * same rules whichever way it comes. In the caller's transaction.
 */
@ApplicationScoped
public class Sectioned {
    private final CurrentCatalog current;
    private final CatalogFile catalog;

    Sectioned(CurrentCatalog current, CatalogFile catalog) {
        this.current = current;
        this.catalog = catalog;
    }

    /**
     * Where a thing stands.
     *
     * @param section of the file
     * @param field by which things of it are known
     * @param key of this one
     */
    public record At(String section, String field, String key) {
        boolean is(JsonNode thing) {
            return thing.path(field).asText().equals(key);
        }
    }

    /** The section as a file has it. */
    public Uni<ArrayNode> read(String section) {
        return current.file().map(file -> (ArrayNode) file.get(section));
    }

    /** Adds one, or changes one that is there: what the fields say; null takes back. */
    public Uni<Void> put(At at, ObjectNode fields) {
        return read(at.section()).chain(list -> {
            int index = index(list, at);
            ObjectNode thing = index < list.size() ? (ObjectNode) list.get(index) : list.addObject();
            fields.properties().forEach(field -> {
                if (field.getValue().isNull()) {
                    thing.remove(field.getKey());
                } else {
                    thing.set(field.getKey(), field.getValue());
                }
            });
            return apply(at, list, index);
        });
    }

    public Uni<Void> remove(At at) {
        return read(at.section()).chain(list -> {
            int index = index(list, at);
            list.remove(index);
            return apply(at, list, index);
        });
    }

    private Uni<Void> apply(At at, ArrayNode list, int index) {
        ObjectNode file = Thing.JSON.createObjectNode().set(at.section(), list);
        Findings findings = Findings.within(Lines.child(at.section(), index));
        return catalog.apply(new Document(file, findings)).replaceWithVoid();
    }

    /** Beyond the end when there is none. */
    private static int index(ArrayNode list, At at) {
        for (int i = 0; i < list.size(); i++) {
            if (at.is(list.get(i))) {
                return i;
            }
        }
        return list.size();
    }
}
