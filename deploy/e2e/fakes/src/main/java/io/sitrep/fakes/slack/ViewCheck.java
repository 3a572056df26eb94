package io.sitrep.fakes.slack;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What Slack accepts as a view. Source: docs.slack.dev/reference/views and /reference/block-kit, 2026-11. */
final class ViewCheck {
    static final int BLOCKS = 100;

    private static final int TITLE = 24;
    private static final int LABEL = 2_000;
    private static final int TYPED = 3_000;
    private static final Set<String> FIELDS = Set.of(
            "type",
            "title",
            "blocks",
            "close",
            "submit",
            "private_metadata",
            "callback_id",
            "clear_on_close",
            "notify_on_close",
            "external_id",
            "submit_disabled");
    private static final Set<String> TYPED_FIELDS = Set.of(
            "type",
            "action_id",
            "placeholder",
            "initial_value",
            "multiline",
            "min_length",
            "max_length",
            "focus_on_load");
    private static final Set<String> CHOSEN_FIELDS = Set.of(
            "type",
            "action_id",
            "placeholder",
            "options",
            "option_groups",
            "initial_option",
            "initial_options",
            "max_selected_items",
            "focus_on_load");

    private ViewCheck() {}

    static void modal(JsonObject view) {
        try {
            check(view);
        } catch (ClassCastException wrongType) {
            throw SlackError.explained("invalid_arguments", wrongType.getMessage());
        }
    }

    private static void check(JsonObject view) {
        require("modal".equals(view.getString("type")), "type of view");
        require(FIELDS.containsAll(view.fieldNames()), "unknown field in a view: " + view.fieldNames());
        BlockCheck.text(view.getJsonObject("title"), TITLE, "plain_text");
        for (String label : List.of("submit", "close")) {
            if (view.containsKey(label)) {
                BlockCheck.text(view.getJsonObject(label), TITLE, "plain_text");
            }
        }
        require(view.getString("private_metadata", "").length() <= TYPED, "length of private_metadata");
        require(view.getString("callback_id", "").length() <= 255, "length of callback_id");
        BlockCheck.view(view.getJsonArray("blocks"));
        boolean inputs = BlockCheck.objects(view.getJsonArray("blocks")).stream()
                .anyMatch(block -> "input".equals(block.getString("type")));
        require(!inputs || view.containsKey("submit"), "inputs, and nothing to send them");
    }

    static void input(JsonObject block) {
        BlockCheck.text(block.getJsonObject("label"), LABEL, "plain_text");
        if (block.containsKey("hint")) {
            BlockCheck.text(block.getJsonObject("hint"), LABEL, "plain_text");
        }
        JsonObject element = block.getJsonObject("element");
        String id = element.getString("action_id", "");
        require(!id.isEmpty() && id.length() <= 255, "action_id");
        switch (element.getString("type", "")) {
            case "plain_text_input" -> typed(element);
            case "static_select" -> chosen(element, 1);
            case "multi_static_select" -> chosen(element, Integer.MAX_VALUE);
            default -> throw SlackError.explained("invalid_arguments", "type of element");
        }
    }

    private static void typed(JsonObject element) {
        require(TYPED_FIELDS.containsAll(element.fieldNames()), "unknown field: " + element.fieldNames());
        int longest = element.getInteger("max_length", TYPED);
        require(longest >= 1 && longest <= TYPED, "max_length");
        require(element.getString("initial_value", "").length() <= longest, "length of initial_value");
        require(!element.getString("initial_value", "x").isEmpty(), "an empty initial_value");
    }

    private static void chosen(JsonObject element, int most) {
        require(CHOSEN_FIELDS.containsAll(element.fieldNames()), "unknown field: " + element.fieldNames());
        List<JsonObject> all = options(element);
        List<JsonObject> first = new ArrayList<>();
        if (element.containsKey("initial_option")) {
            first.add(element.getJsonObject("initial_option"));
        }
        if (element.containsKey("initial_options")) {
            first.addAll(BlockCheck.objects(element.getJsonArray("initial_options")));
            require(!first.isEmpty(), "no initial_options");
        }
        require(first.size() <= most && all.containsAll(first), "what is chosen at first is no option");
    }

    /** All that can be chosen. */
    static List<JsonObject> options(JsonObject element) {
        List<JsonObject> all = new ArrayList<>();
        require(element.containsKey("options") != element.containsKey("option_groups"), "options or option_groups");
        if (element.containsKey("options")) {
            all.addAll(hundred(element.getJsonArray("options")));
        } else {
            for (JsonObject group : hundred(element.getJsonArray("option_groups"))) {
                BlockCheck.text(group.getJsonObject("label"), 75, "plain_text");
                all.addAll(hundred(group.getJsonArray("options")));
            }
        }
        for (JsonObject option : all) {
            BlockCheck.text(option.getJsonObject("text"), 75, "plain_text");
            String value = option.getString("value", "");
            require(!value.isEmpty() && value.length() <= 150, "value of an option");
        }
        return all;
    }

    private static List<JsonObject> hundred(JsonArray options) {
        List<JsonObject> all = BlockCheck.objects(options);
        require(!all.isEmpty() && all.size() <= 100, "so many options: " + all.size());
        return all;
    }

    private static void require(boolean condition, String what) {
        if (!condition) {
            throw SlackError.explained("invalid_arguments", what);
        }
    }
}
