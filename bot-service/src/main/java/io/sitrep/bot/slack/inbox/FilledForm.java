package io.sitrep.bot.slack.inbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.sitrep.bot.reply.Tongue;
import io.sitrep.bot.slack.render.SlackForms;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What somebody filled into a form.
 *
 * @param values by the fields' keys; of a choice of many: keys with commas in between; nothing for what is empty
 * @param blank what is wrong with fields that have to be filled in: blanks are no words, though Slack takes them for such
 * @param fields the keys of all fields, in their order
 */
record FilledForm(Map<String, String> values, Map<String, String> blank, List<String> fields) {
    FilledForm {
        fields = List.copyOf(fields);
        values = Map.copyOf(values);
        blank = Map.copyOf(blank);
    }

    String first() {
        return fields.isEmpty() ? "" : fields.get(0);
    }

    /** Slack shows what is wrong at a field there is, and at no other: what is about none stands at the first. */
    Map<String, String> onItsFields(Map<String, String> wrong) {
        Map<String, String> placed = new LinkedHashMap<>();
        wrong.forEach((field, what) ->
                placed.merge(fields.contains(field) ? field : first(), what, (one, more) -> one + " " + more));
        return placed;
    }

    static FilledForm of(JsonNode view, Tongue tongue) {
        Map<String, String> values = new LinkedHashMap<>();
        Map<String, String> blank = new LinkedHashMap<>();
        List<String> fields = new ArrayList<>();
        for (JsonNode block : view.path("blocks")) {
            String key = block.path("block_id").asText();
            if (!"input".equals(block.path("type").asText())) {
                continue;
            }
            fields.add(key);
            String value = value(view.path("state").path("values").path(key).path(SlackForms.ELEMENT));
            if (!value.isBlank()) {
                values.put(key, value);
            } else if (!block.path("optional").asBoolean(false)) {
                blank.put(
                        key,
                        tongue.say(
                                "form.blank", block.path("label").path("text").asText()));
            }
        }
        return new FilledForm(values, blank, fields);
    }

    private static String value(JsonNode element) {
        if (element.path("selected_options").isArray()) {
            List<String> chosen = new ArrayList<>();
            element.path("selected_options")
                    .forEach(option -> chosen.add(option.path("value").asText()));
            return String.join(",", chosen);
        }
        JsonNode one = element.path("selected_option").path("value");
        return one.isTextual() ? one.asText() : element.path("value").asText("");
    }
}
