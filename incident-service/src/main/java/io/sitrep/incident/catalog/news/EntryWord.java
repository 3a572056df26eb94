package io.sitrep.incident.catalog.news;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sitrep.incident.store.CatalogEntry;
import io.sitrep.kit.json.StrictJson;

/** A role, a person, a template or a runbook as the API and events show it. */
public final class EntryWord {
    private static final ObjectMapper JSON = StrictJson.newMapper();

    private EntryWord() {}

    /** What is kept of it beside its key. */
    public static ObjectNode body(CatalogEntry entry) {
        try {
            return (ObjectNode) JSON.readTree(entry.body());
        } catch (JsonProcessingException corrupt) {
            throw new IllegalStateException("A stored entry of the catalog can't be read", corrupt);
        }
    }

    /** Its name, or its key where it has none. */
    public static String name(CatalogEntry entry) {
        return body(entry).path("name").asText(entry.key());
    }

    public static ObjectNode of(CatalogEntry entry) {
        ObjectNode word = JSON.createObjectNode()
                .put("id", entry.id().toString())
                .put("key", entry.key())
                .put("name", name(entry));
        body(entry).properties().forEach(field -> word.set(field.getKey(), field.getValue()));
        word.set("created_at", time(entry.createdAt()));
        word.set("updated_at", time(entry.updatedAt()));
        return word;
    }

    private static JsonNode time(java.time.Instant time) {
        return JSON.valueToTree(time);
    }
}
