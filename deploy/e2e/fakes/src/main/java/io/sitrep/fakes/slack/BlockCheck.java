package io.sitrep.fakes.slack;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What Slack accepts as blocks of a message. Source: docs.slack.dev/reference/block-kit, 2026-11. */
final class BlockCheck {
    private static final int IN_A_MESSAGE = 50;
    private static final int ID = 255;
    /** Undocumented; so many were refused to somebody: github.com/slackapi/bolt-js/issues/2867, 2026-11. */
    private static final int ALTOGETHER = 11_341;

    private static final Map<String, Set<String>> FIELDS = Map.of(
            "section", Set.of("type", "block_id", "text", "fields", "accessory", "expand"),
            "header", Set.of("type", "block_id", "text"),
            "divider", Set.of("type", "block_id"),
            "context", Set.of("type", "block_id", "elements"),
            "actions", Set.of("type", "block_id", "elements"),
            "input", Set.of("type", "block_id", "label", "element", "hint", "optional", "dispatch_action"));

    private final Set<String> blockIds = new HashSet<>();

    private BlockCheck() {}

    static void message(JsonArray blocks) {
        require(!blocks.isEmpty() && blocks.size() <= IN_A_MESSAGE, "so many blocks: " + blocks.size());
        BlockCheck check = new BlockCheck();
        for (JsonObject block : objects(blocks)) {
            require(!"input".equals(block.getString("type")), "an input in a message");
            check.block(block);
        }
        if (length(blocks) >= ALTOGETHER) {
            throw new SlackError("msg_blocks_too_long");
        }
    }

    /** Of all words in it. */
    private static int length(Object part) {
        if (part instanceof JsonArray array) {
            return array.stream().mapToInt(BlockCheck::length).sum();
        } else if (part instanceof JsonObject object) {
            return object.stream()
                    .mapToInt(field -> field.getKey().equals("text") && field.getValue() instanceof String words
                            ? words.length()
                            : length(field.getValue()))
                    .sum();
        }
        return 0;
    }

    /** Of a view, which may also have inputs. */
    static void view(JsonArray blocks) {
        require(!blocks.isEmpty() && blocks.size() <= ViewCheck.BLOCKS, "so many blocks: " + blocks.size());
        BlockCheck check = new BlockCheck();
        objects(blocks).forEach(check::block);
    }

    private void block(JsonObject block) {
        String type = block.getString("type", "");
        require(FIELDS.containsKey(type), "unknown type of block: " + type);
        require(FIELDS.get(type).containsAll(block.fieldNames()), "unknown field in a block: " + block.fieldNames());
        String id = block.getString("block_id");
        require(id == null || (!id.isEmpty() && id.length() <= ID && blockIds.add(id)), "block_id");
        switch (type) {
            case "section" -> section(block);
            case "header" -> text(block.getJsonObject("text"), 150, "plain_text");
            case "context" -> {
                List<JsonObject> elements = objects(block.getJsonArray("elements"));
                require(!elements.isEmpty() && elements.size() <= 10, "elements of context");
                elements.forEach(element -> text(element, 3_000));
            }
            case "actions" -> actions(objects(block.getJsonArray("elements")));
            case "input" -> ViewCheck.input(block);
            default -> {
                // A divider has nothing to check.
            }
        }
    }

    private static void section(JsonObject block) {
        JsonArray fields = block.getJsonArray("fields");
        require(block.containsKey("text") || fields != null, "an empty section");
        if (block.containsKey("text")) {
            text(block.getJsonObject("text"), 3_000);
        }
        if (fields != null) {
            require(!fields.isEmpty() && fields.size() <= 10, "so many fields: " + fields.size());
            objects(fields).forEach(field -> text(field, 2_000));
        }
    }

    private static void actions(List<JsonObject> elements) {
        require(!elements.isEmpty() && elements.size() <= 25, "elements of actions");
        Set<String> ids = new HashSet<>();
        for (JsonObject element : elements) {
            require("button".equals(element.getString("type")), "type of element");
            text(element.getJsonObject("text"), 75, "plain_text");
            String id = element.getString("action_id", "");
            require(!id.isEmpty() && id.length() <= ID && ids.add(id), "action_id: " + id);
            require(element.getString("value", "").length() <= 2_000, "length of value");
            require(element.getString("url", "").length() <= 3_000, "length of url");
            require(List.of("", "primary", "danger").contains(element.getString("style", "")), "style");
            if (element.containsKey("confirm")) {
                confirm(element.getJsonObject("confirm"));
            }
        }
    }

    /** Source: https://docs.slack.dev/reference/block-kit/composition-objects/confirmation-dialog-object, read 2026-11-23. */
    private static void confirm(JsonObject dialog) {
        text(dialog.getJsonObject("title"), 100, "plain_text");
        text(dialog.getJsonObject("text"), 300);
        text(dialog.getJsonObject("confirm"), 30, "plain_text");
        text(dialog.getJsonObject("deny"), 30, "plain_text");
    }

    static void text(JsonObject text, int longest) {
        require(text != null && List.of("mrkdwn", "plain_text").contains(text.getString("type")), "type of text");
        String words = text.getString("text", "");
        require(!words.isEmpty() && words.length() <= longest, "length of text: " + words.length());
        require(!text.containsKey("verbatim") || "mrkdwn".equals(text.getString("type")), "verbatim");
    }

    static void text(JsonObject text, int longest, String type) {
        text(text, longest);
        require(type.equals(text.getString("type")), "type of text");
    }

    static List<JsonObject> objects(JsonArray array) {
        require(array != null && array.stream().allMatch(JsonObject.class::isInstance), "a list of objects");
        return array.stream().map(JsonObject.class::cast).toList();
    }

    static void require(boolean condition, String what) {
        if (!condition) {
            throw SlackError.explained("invalid_blocks", what);
        }
    }
}
