package io.sitrep.bot.discord.forms;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What comes back of a modal: a value for each of its parts. */
final class SentModal {
    private SentModal() {}

    /** @param data of the interaction */
    static Map<String, String> values(JsonNode data) {
        Map<String, String> values = new LinkedHashMap<>();
        data.path("components").forEach(component -> read(component, values));
        return values;
    }

    /** They stand in labels, or in rows as old clients send them. */
    private static void read(JsonNode component, Map<String, String> values) {
        String id = component.path("custom_id").asText();
        if (!id.isEmpty()) {
            values.put(id, value(component));
        }
        if (component.path("component").isObject()) {
            read(component.path("component"), values);
        }
        component.path("components").forEach(inside -> read(inside, values));
    }

    private static String value(JsonNode component) {
        if (component.path("values").isArray()) {
            List<String> chosen = new ArrayList<>();
            component.path("values").forEach(value -> chosen.add(value.asText()));
            return String.join(",", chosen);
        }
        return component.path("value").isTextual() ? component.path("value").asText() : "";
    }
}
