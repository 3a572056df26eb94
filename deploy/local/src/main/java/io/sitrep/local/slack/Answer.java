package io.sitrep.local.slack;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * What Slack would show for one answer to a command.
 *
 * @param everybody whether the whole channel sees it, or only the one who typed
 * @param text as a person reads it; empty when there is nothing to show
 */
record Answer(boolean everybody, String text) {
    static final Answer NOTHING = new Answer(false, "");

    /** From the JSON of a 200 answer or of a response_url; text that is no JSON is shown to the typist as it is. */
    static Answer of(JsonNode json) {
        List<String> lines = new ArrayList<>();
        json.path("blocks").forEach(block -> block(block, lines));
        if (lines.isEmpty() && !json.path("text").asText().isBlank()) {
            lines.add(json.path("text").asText());
        }
        return new Answer("in_channel".equals(json.path("response_type").asText()), String.join("\n", lines));
    }

    boolean isEmpty() {
        return text.isBlank();
    }

    private static void block(JsonNode block, List<String> lines) {
        switch (block.path("type").asText()) {
            case "header", "section" -> {
                text(block.path("text"), lines);
                block.path("fields").forEach(field -> text(field, lines));
            }
            case "context" -> block.path("elements").forEach(element -> text(element, lines));
            case "actions" ->
                block.path("elements")
                        .forEach(element -> lines.add(
                                "[" + element.path("text").path("text").asText() + "]"));
            case "divider" -> lines.add("--------");
            default -> {
                // Pictures and inputs have no text of their own.
            }
        }
    }

    private static void text(JsonNode object, List<String> lines) {
        if (!object.path("text").asText().isBlank()) {
            lines.add(object.path("text").asText());
        }
    }
}
