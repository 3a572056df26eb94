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
 * @param first the key of the first field
 */
record FilledForm(Map<String, String> values, Map<String, String> blank, String first) {
    FilledForm {
        values = Map.copyOf(values);
        blank = Map.copyOf(blank);
    }

    static FilledForm of(JsonNode view, Tongue tongue) {
        Map<String, String> values = new LinkedHashMap<>();
        Map<String, String> blank = new LinkedHashMap<>();
        String first = "";
        for (JsonNode block : view.path("blocks")) {
            String key = block.path("block_id").asText();
            if (!"input".equals(block.path("type").asText())) {
                continue;
            }
            first = first.isEmpty() ? key : first;
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
        return new FilledForm(values, blank, first);
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
