package io.sitrep.fakes.slack;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** {@code pins.*} and {@code bookmarks.*}: what stays at the top of a channel. */
final class PinMethods {
    private static final int BOOKMARKS = 100;

    void addTo(SlackMethods methods) {
        methods.add("pins.add", "pins:write", this::pin);
        methods.add("pins.remove", "pins:write", this::unpin);
        methods.add("pins.list", "pins:read", this::pins);
        methods.add("bookmarks.add", "bookmarks:write", this::bookmark);
        methods.add("bookmarks.list", "bookmarks:read", this::bookmarks);
    }

    private JsonObject pin(SlackWorkspace workspace, SlackArguments arguments) {
        SlackChannel channel = ConversationMethods.open(ConversationMethods.joined(workspace, arguments));
        String ts = arguments.wanted("timestamp");
        workspace.indexOf(channel, ts);
        if (!channel.pins.add(ts)) {
            throw new SlackError("already_pinned");
        }
        return new JsonObject();
    }

    private JsonObject unpin(SlackWorkspace workspace, SlackArguments arguments) {
        SlackChannel channel = ConversationMethods.joined(workspace, arguments);
        if (!channel.pins.remove(arguments.wanted("timestamp"))) {
            throw new SlackError("no_pin");
        }
        return new JsonObject();
    }

    private JsonObject pins(SlackWorkspace workspace, SlackArguments arguments) {
        SlackChannel channel = ConversationMethods.joined(workspace, arguments);
        JsonArray items = new JsonArray();
        channel.pins.forEach(ts -> items.add(new JsonObject()
                .put("type", "message")
                .put("channel", channel.id)
                .put(
                        "message",
                        channel.messages.get(workspace.indexOf(channel, ts)).json())));
        return new JsonObject().put("items", items);
    }

    private JsonObject bookmark(SlackWorkspace workspace, SlackArguments arguments) {
        SlackChannel channel = ConversationMethods.open(workspace.channel(arguments.wanted("channel_id")));
        if (!"link".equals(arguments.wanted("type"))) {
            throw new SlackError("invalid_bookmark_type");
        }
        if (!arguments.wanted("link").matches("https?://[^\\s/]+\\S*")) {
            throw new SlackError("invalid_link");
        }
        if (channel.bookmarks.size() >= BOOKMARKS) {
            throw new SlackError("too_many_bookmarks");
        }
        JsonObject bookmark = new JsonObject()
                .put("id", workspace.nextId("Bk"))
                .put("channel_id", channel.id)
                .put("title", arguments.wanted("title"))
                .put("type", "link")
                .put("link", arguments.get("link"));
        channel.bookmarks.add(bookmark);
        return new JsonObject().put("bookmark", bookmark.copy());
    }

    private JsonObject bookmarks(SlackWorkspace workspace, SlackArguments arguments) {
        JsonArray all = new JsonArray();
        workspace.channel(arguments.wanted("channel_id")).bookmarks.forEach(bookmark -> all.add(bookmark.copy()));
        return new JsonObject().put("bookmarks", all);
    }
}
