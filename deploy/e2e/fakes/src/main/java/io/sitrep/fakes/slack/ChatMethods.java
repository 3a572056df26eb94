package io.sitrep.fakes.slack;

import io.vertx.core.json.JsonObject;

/** {@code chat.*}. */
final class ChatMethods {
    private static final int TEXT = 40_000;

    void addTo(SlackMethods methods) {
        methods.add("chat.postMessage", "chat:write", this::post);
        methods.add("chat.postEphemeral", "chat:write", this::postEphemeral);
        methods.add("chat.update", "chat:write", this::update);
        methods.add("chat.delete", "chat:write", this::delete);
        methods.add("chat.getPermalink", "", this::permalink);
    }

    private JsonObject post(SlackWorkspace workspace, SlackArguments arguments) {
        SlackChannel channel = writable(workspace, arguments);
        JsonObject content = content(arguments);
        if (arguments.has("thread_ts")) {
            content.put("thread_ts", arguments.get("thread_ts"));
        }
        SlackMessage message = new SlackMessage(channel.id, workspace.nextTs(), workspace.bot(), "", content, 0);
        channel.messages.add(message);
        return new JsonObject()
                .put("channel", channel.id)
                .put("ts", message.ts())
                .put("message", message.json());
    }

    private JsonObject postEphemeral(SlackWorkspace workspace, SlackArguments arguments) {
        SlackChannel channel = writable(workspace, arguments);
        String reader = workspace.person(arguments.wanted("user")).id();
        if (!channel.members.contains(reader)) {
            throw new SlackError("user_not_in_channel");
        }
        SlackMessage message =
                new SlackMessage(channel.id, workspace.nextTs(), workspace.bot(), reader, content(arguments), 0);
        channel.messages.add(message);
        return new JsonObject().put("message_ts", message.ts());
    }

    private JsonObject update(SlackWorkspace workspace, SlackArguments arguments) {
        SlackChannel channel = workspace.channel(arguments.wanted("channel"));
        int index = workspace.indexOf(channel, arguments.wanted("ts"));
        SlackMessage before = channel.messages.get(index);
        if (!before.author().equals(workspace.bot()) || !before.onlyFor().isEmpty()) {
            throw new SlackError("cant_update_message");
        }
        ConversationMethods.open(channel);
        SlackMessage after = before.changed(content(arguments));
        channel.messages.set(index, after);
        return new JsonObject()
                .put("channel", channel.id)
                .put("ts", after.ts())
                .put("text", after.text())
                .put("message", after.json());
    }

    private JsonObject delete(SlackWorkspace workspace, SlackArguments arguments) {
        SlackChannel channel = workspace.channel(arguments.wanted("channel"));
        int index = workspace.indexOf(channel, arguments.wanted("ts"));
        if (!channel.messages.get(index).author().equals(workspace.bot())) {
            throw new SlackError("cant_delete_message");
        }
        channel.messages.remove(index);
        return new JsonObject().put("channel", channel.id).put("ts", arguments.get("ts"));
    }

    private JsonObject permalink(SlackWorkspace workspace, SlackArguments arguments) {
        SlackChannel channel = workspace.channel(arguments.wanted("channel"));
        String ts = arguments.wanted("message_ts");
        workspace.indexOf(channel, ts);
        return new JsonObject()
                .put("channel", channel.id)
                .put(
                        "permalink",
                        "https://" + workspace.domain + ".slack.com/archives/" + channel.id + "/p"
                                + ts.replace(".", ""));
    }

    private static SlackChannel writable(SlackWorkspace workspace, SlackArguments arguments) {
        SlackChannel channel = ConversationMethods.open(workspace.place(arguments.wanted("channel")));
        // What an app is not shown is not there for it.
        if (channel.isPrivate && !channel.members.contains(workspace.bot())) {
            throw new SlackError("channel_not_found");
        }
        if (!channel.members.contains(workspace.bot()) && !workspace.allows("chat:write.public")) {
            throw new SlackError("not_in_channel");
        }
        return channel;
    }

    /** Text, blocks and metadata, each checked. */
    static JsonObject content(SlackArguments arguments) {
        JsonObject content = new JsonObject();
        String text = arguments.get("text");
        if (text.length() > TEXT) {
            throw new SlackError("msg_too_long");
        }
        content.put("text", text);
        if (arguments.has("blocks")) {
            content.put("blocks", arguments.array("blocks", "invalid_blocks_format"));
            BlockCheck.message(content.getJsonArray("blocks"));
        }
        if (text.isBlank() && content.getJsonArray("blocks") == null) {
            throw new SlackError("no_text");
        }
        if (arguments.has("metadata")) {
            content.put("metadata", metadata(arguments.object("metadata")));
        }
        return content;
    }

    private static JsonObject metadata(JsonObject metadata) {
        if (metadata.getString("event_type", "").isEmpty()
                || !(metadata.getValue("event_payload") instanceof JsonObject)) {
            throw new SlackError("invalid_metadata_format");
        }
        return metadata;
    }
}
