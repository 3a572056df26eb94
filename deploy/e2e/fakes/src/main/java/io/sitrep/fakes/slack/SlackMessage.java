package io.sitrep.fakes.slack;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What stands in a channel.
 *
 * @param author a person's id
 * @param onlyFor the one person who sees it; empty when everybody does
 * @param content its text, blocks, metadata
 * @param edits how often it was changed
 */
public record SlackMessage(String channel, String ts, String author, String onlyFor, JsonObject content, int edits) {
    private static final Pattern NOTIFIES =
            Pattern.compile("<(![a-z]+|!subteam\\^[^>|]+|@[UW][A-Z0-9]+)(?:\\|[^>]*)?>");

    public SlackMessage {
        content = content.copy();
    }

    public String text() {
        return content.getString("text", "");
    }

    public List<JsonObject> blocks() {
        return objects(content.getJsonArray("blocks"));
    }

    /** All that can be clicked, in its order. */
    public List<JsonObject> buttons() {
        return blocks().stream()
                .filter(block -> "actions".equals(block.getString("type")))
                .flatMap(block -> objects(block.getJsonArray("elements")).stream())
                .filter(element -> "button".equals(element.getString("type")))
                .toList();
    }

    /** The words of its blocks as they are written, a line each. */
    public String words() {
        List<String> lines = new ArrayList<>();
        blocks().forEach(block -> words(block, lines, false));
        return String.join("\n", lines);
    }

    /** Of those in Slack's notation alone: in plain text nothing does anything. */
    private String notation() {
        List<String> lines = new ArrayList<>();
        blocks().forEach(block -> words(block, lines, true));
        return String.join("\n", lines);
    }

    /** Whom it calls: {@code !channel}, {@code @U1}. */
    public Set<String> notifies() {
        Set<String> called = new TreeSet<>();
        for (String words : List.of(text(), notation())) {
            for (Matcher next = NOTIFIES.matcher(words); next.find(); ) {
                if (!next.group(1).equals("!date")) {
                    called.add(next.group(1));
                }
            }
        }
        return called;
    }

    SlackMessage changed(JsonObject by) {
        return new SlackMessage(channel, ts, author, onlyFor, content.copy().mergeIn(by), edits + 1);
    }

    /** As {@code conversations.history} shows it. */
    JsonObject json() {
        JsonObject shown = new JsonObject().put("type", "message").put("ts", ts).put("user", author);
        shown.mergeIn(content.copy());
        if (edits > 0) {
            shown.put("edited", new JsonObject().put("user", author).put("ts", ts));
        }
        return shown;
    }

    private static void words(JsonObject part, List<String> lines, boolean notationAlone) {
        Object text = part.getValue("text");
        if (text instanceof JsonObject object) {
            words(object, lines, notationAlone);
        } else if (text instanceof String words && !(notationAlone && "plain_text".equals(part.getString("type")))) {
            lines.add(words);
        }
        Stream.of("fields", "elements")
                .flatMap(name -> objects(part.getJsonArray(name)).stream())
                .forEach(inner -> words(inner, lines, notationAlone));
    }

    private static List<JsonObject> objects(JsonArray array) {
        return array == null
                ? List.of()
                : array.stream().map(JsonObject.class::cast).toList();
    }
}
