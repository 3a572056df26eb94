package io.sitrep.fakes.discord;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What somebody fills into a form, within what the window lets them. */
final class Filling {
    private Filling() {}

    /** @return the interaction's {@code data}. @throws IllegalArgumentException for what Discord's window would not let happen */
    static JsonObject of(OpenModal form, Map<String, String> values) {
        if (!Set.copyOf(form.inputs()).containsAll(values.keySet())) {
            throw new IllegalArgumentException("the form has " + form.inputs() + ", not " + values.keySet());
        }
        JsonArray components = new JsonArray();
        for (JsonObject part : Json.objects(form.modal(), "components")) {
            JsonObject sent =
                    new JsonObject().put("type", part.getInteger("type")).put("id", components.size() * 2 + 1);
            int next = components.size() * 2 + 2;
            List<JsonObject> filled = OpenModal.inside(part)
                    .map(input -> filled(input, values.get(input.getString("custom_id")))
                            .put("id", next))
                    .toList();
            if (part.containsKey("component")) {
                sent.put("component", filled.get(0));
            } else if (part.containsKey("components")) {
                sent.put("components", Json.array(filled));
            }
            components.add(sent);
        }
        return new JsonObject().put("custom_id", form.customId()).put("components", components);
    }

    private static JsonObject filled(JsonObject input, String value) {
        int type = input.getInteger("type");
        JsonObject filled = new JsonObject().put("type", type).put("custom_id", input.getString("custom_id"));
        boolean isRequired = input.getBoolean("required", true);
        if (type == ComponentCheck.TEXT_INPUT) {
            return filled.put("value", typed(input, value, isRequired));
        }
        return filled.put("values", chosen(input, value, isRequired));
    }

    private static String typed(JsonObject input, String value, boolean isRequired) {
        String text = value == null ? input.getString("value", "") : value;
        int least = text.isEmpty() && !isRequired ? 0 : Math.max(isRequired ? 1 : 0, input.getInteger("min_length", 0));
        if (text.length() < least || text.length() > input.getInteger("max_length", 4_000)) {
            throw new IllegalArgumentException(
                    "Discord does not send " + text.length() + " characters of " + input.getString("custom_id"));
        }
        return text;
    }

    private static JsonArray chosen(JsonObject select, String value, boolean isRequired) {
        List<String> chosen = value == null
                ? Json.objects(select, "options").stream()
                        .filter(option -> option.getBoolean("default", false))
                        .map(option -> option.getString("value"))
                        .toList()
                : value.isEmpty() ? List.of() : List.of(value.split(","));
        boolean isEmpty = chosen.isEmpty() && !isRequired;
        if (!isEmpty
                && (chosen.size() < select.getInteger("min_values", 1)
                        || chosen.size() > select.getInteger("max_values", 1))) {
            throw new IllegalArgumentException(
                    "Discord does not send " + chosen + " of " + select.getString("custom_id"));
        }
        checked(select, chosen);
        return Json.array(chosen);
    }

    static void checked(JsonObject select, List<String> chosen) {
        List<String> there = Json.objects(select, "options").stream()
                .map(option -> option.getString("value"))
                .toList();
        if (select.getInteger("type") == ComponentCheck.STRING_SELECT && !there.containsAll(chosen)) {
            throw new IllegalArgumentException("no such choice: " + chosen + " of " + there);
        }
    }
}
