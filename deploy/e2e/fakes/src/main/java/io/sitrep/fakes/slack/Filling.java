package io.sitrep.fakes.slack;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What somebody fills into a form, within what the window lets them. */
final class Filling {
    private Filling() {}

    /** @return the view's {@code state.values}. @throws IllegalArgumentException for what Slack's window would not let happen */
    static JsonObject of(OpenView view, Map<String, String> values) {
        if (!Set.copyOf(view.inputs()).containsAll(values.keySet())) {
            throw new IllegalArgumentException("the form has " + view.inputs() + ", not " + values.keySet());
        }
        JsonObject state = new JsonObject();
        for (String block : view.inputs()) {
            JsonObject input = view.input(block).orElseThrow();
            JsonObject element = input.getJsonObject("element");
            JsonObject filled = filled(element, values.get(block));
            boolean isEmpty = filled.getValue("value") == null
                    && filled.getValue("selected_option") == null
                    && filled.getJsonArray("selected_options", new JsonArray()).isEmpty();
            if (isEmpty && !input.getBoolean("optional", false)) {
                throw new IllegalArgumentException("Slack does not send the form without " + block);
            }
            state.put(block, new JsonObject().put(element.getString("action_id"), filled));
        }
        return state;
    }

    private static JsonObject filled(JsonObject element, String value) {
        String type = element.getString("type");
        JsonObject filled = new JsonObject().put("type", type);
        return switch (type) {
            case "plain_text_input" -> filled.put("value", typed(element, value));
            case "static_select" ->
                filled.put(
                        "selected_option", value == null ? element.getValue("initial_option") : option(element, value));
            default -> filled.put("selected_options", many(element, value));
        };
    }

    private static String typed(JsonObject element, String value) {
        String text = value == null ? element.getString("initial_value", "") : value;
        if (text.length() > element.getInteger("max_length", 3_000)) {
            throw new IllegalArgumentException("the window does not take so much text: " + text.length());
        }
        return text.isEmpty() ? null : text;
    }

    private static JsonArray many(JsonObject element, String value) {
        if (value == null) {
            return element.getJsonArray("initial_options", new JsonArray());
        }
        JsonArray chosen = new JsonArray();
        for (String each : value.isEmpty() ? List.<String>of() : List.of(value.split(","))) {
            chosen.add(option(element, each));
        }
        return chosen;
    }

    private static JsonObject option(JsonObject element, String value) {
        return ViewCheck.options(element).stream()
                .filter(option -> option.getString("value").equals(value))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such choice: " + value));
    }
}
