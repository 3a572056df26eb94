package io.sitrep.bot.fake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What Slack accepts as a message, and what would notify people. */
public final class SlackMessages {
    private static final Pattern LINK = Pattern.compile("<(https?://[^<>|]+|!date\\^\\d+\\^[^<>|]+)(\\|[^<>|]+)?>");
    private static final Pattern MARK = Pattern.compile("&(amp|lt|gt);");

    private SlackMessages() {}

    /** Throws when Slack would refuse the message, or when words in it would do something. */
    public static void check(JsonNode message) {
        require(
                Set.of("ephemeral", "in_channel")
                        .contains(message.path("response_type").asText()),
                "response_type");
        String text = message.path("text").asText();
        require(!text.isBlank() && text.length() <= 40_000, "text");
        require(isInert(text), "text does something: " + text);
        JsonNode blocks = message.path("blocks");
        require(blocks.isArray() && blocks.size() >= 1 && blocks.size() <= 50, "blocks");
        for (JsonNode block : blocks) {
            if (block.path("type").asText().equals("actions")) {
                buttons(block.path("elements"));
                continue;
            }
            require(block.path("type").asText().equals("section"), "type of block");
            String section = block.path("text").path("text").asText();
            require(block.path("text").path("type").asText().equals("mrkdwn"), "type of text");
            require(!section.isBlank() && section.length() <= 3_000, "length of section " + section.length());
            require(isInert(section), "section does something: " + section);
        }
    }

    private static void buttons(JsonNode elements) {
        require(elements.size() >= 1 && elements.size() <= 25, "number of buttons");
        for (JsonNode button : elements) {
            require(button.path("type").asText().equals("button"), "type of element");
            require(button.path("value").asText().length() <= 2_000, "value of a button");
            String label = button.path("text").path("text").asText();
            require(!label.isBlank() && label.length() <= 75, "label of a button");
            if (button.has("confirm")) {
                confirm(button.path("confirm"));
            }
        }
    }

    private static void confirm(JsonNode dialog) {
        Map.of("title", 100, "text", 300, "confirm", 30, "deny", 30).forEach((part, longest) -> {
            String words = dialog.path(part).path("text").asText();
            require(!words.isBlank() && words.length() <= longest, part + " of what is asked first");
            require(dialog.path(part).path("type").asText().equals("plain_text"), "type of " + part);
        });
    }

    private static boolean isInert(String text) {
        String bare = MARK.matcher(LINK.matcher(text).replaceAll("")).replaceAll("");
        return bare.lines()
                .map(line -> line.startsWith("> ") ? line.substring(2) : line)
                .noneMatch(line -> line.matches(".*[<>&].*"));
    }

    private static void require(boolean condition, String what) {
        if (!condition) {
            throw new IllegalArgumentException("invalid_blocks: " + what);
        }
    }
}
