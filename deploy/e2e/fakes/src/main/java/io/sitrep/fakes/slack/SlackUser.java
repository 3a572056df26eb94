package io.sitrep.fakes.slack;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;

/** A person at their window: what they do reaches the app as Slack sends it. Each call waits for the app, 3 s at most. */
public final class SlackUser {
    private final FakeSlack slack;
    private final SlackWorkspace workspace;
    private final String id;

    SlackUser(FakeSlack slack, SlackWorkspace workspace, String id) {
        this.slack = slack;
        this.workspace = workspace;
        this.id = id;
    }

    public String id() {
        return id;
    }

    /** @param line in Slack's notation: {@code /incident role lead <@U1|bob>} */
    public Sent types(String channel, String line) {
        String command = line.split("\\s", 2)[0];
        JsonObject fields = new JsonObject()
                .put("token", "unused-since-requests-are-signed")
                .put("team_id", workspace.id())
                .put("team_domain", workspace.domain)
                .put("channel_id", channel)
                .put("channel_name", workspace.channel(channel).name())
                .put("user_id", id)
                .put("user_name", workspace.person(id).name())
                .put("command", command)
                .put("text", line.substring(command.length()).strip())
                .put("api_app_id", FakeSlack.APP)
                .put("is_enterprise_install", "false")
                .put("response_url", slack.responseUrl(workspace, channel, id))
                .put("trigger_id", slack.trigger(workspace, id));
        Sent sent = slack.door().send(Sent.Kind.COMMAND, fields, 0);
        if (sent.isAcknowledged() && !sent.body().isBlank()) {
            ResponseUrls.show(workspace, channel, id, sent.json());
        }
        return sent;
    }

    /** @param label what stands on the button */
    public Sent clicks(SlackMessage message, String label) {
        JsonObject button = message.buttons().stream()
                .filter(each -> each.getJsonObject("text").getString("text").equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no button " + label + " in " + message.content()));
        JsonObject action = button.copy().put("action_ts", workspace.nextTs());
        return slack.door()
                .send(
                        Sent.Kind.INTERACTIVE,
                        interaction("block_actions")
                                .put("channel", new JsonObject().put("id", message.channel()))
                                .put("message", message.json())
                                .put(
                                        "container",
                                        new JsonObject()
                                                .put("type", "message")
                                                .put("message_ts", message.ts())
                                                .put("channel_id", message.channel())
                                                .put(
                                                        "is_ephemeral",
                                                        !message.onlyFor().isEmpty()))
                                .put("response_url", slack.responseUrl(workspace, message.channel(), id))
                                .put("actions", new JsonArray().add(action)),
                        0);
    }

    /** What is open in their window, oldest first. */
    public List<OpenView> forms() {
        return slack.views().of(workspace.id(), id);
    }

    /**
     * Fills a form in and sends it; what is not named keeps what stood there. It closes unless the app finds an error.
     *
     * @param values by the inputs' block ids; of a choice of many with commas in between
     */
    public Sent submits(OpenView view, Map<String, String> values) {
        JsonObject filled = Views.json(view).put("state", new JsonObject().put("values", Filling.of(view, values)));
        Sent sent = slack.door()
                .send(Sent.Kind.INTERACTIVE, interaction("view_submission").put("view", filled), 0);
        boolean stays = "errors".equals(sent.json().getString("response_action"));
        if (sent.isAcknowledged() && !stays) {
            slack.views().close(view.id());
        }
        return sent;
    }

    /** Without sending it. */
    public Sent closes(OpenView view) {
        slack.views().close(view.id());
        return slack.door()
                .send(Sent.Kind.INTERACTIVE, interaction("view_closed").put("view", Views.json(view)), 0);
    }

    public Sent pins(SlackMessage message) {
        return pinned("pin_added", message);
    }

    public Sent unpins(SlackMessage message) {
        return pinned("pin_removed", message);
    }

    private Sent pinned(String type, SlackMessage message) {
        JsonObject item = new JsonObject()
                .put("type", "message")
                .put("channel", message.channel())
                .put("message", message.json());
        return happens(new JsonObject()
                .put("type", type)
                .put("user", id)
                .put("channel_id", message.channel())
                .put("item", item)
                .put("item_user", message.author()));
    }

    /** @param emoji {@code pushpin} */
    public Sent reacts(SlackMessage message, String emoji) {
        return reacted("reaction_added", message, emoji);
    }

    public Sent takesBack(SlackMessage message, String emoji) {
        return reacted("reaction_removed", message, emoji);
    }

    private Sent reacted(String type, SlackMessage message, String emoji) {
        return happens(new JsonObject()
                .put("type", type)
                .put("user", id)
                .put("reaction", emoji)
                .put("item_user", message.author())
                .put(
                        "item",
                        new JsonObject()
                                .put("type", "message")
                                .put("channel", message.channel())
                                .put("ts", message.ts())));
    }

    /** Their own message says something else from now on. */
    public Sent edits(SlackMessage message, String text) {
        return happens(workspace.edited(message, text));
    }

    public Sent deletes(SlackMessage message) {
        return happens(workspace.deleted(message));
    }

    /** Anything the Events API tells of. */
    public Sent happens(JsonObject event) {
        return slack.door().send(Sent.Kind.EVENT, slack.event(workspace, event), 0);
    }

    /** Slack sends the very same once more. */
    public Sent again(Sent sent, int retry) {
        return slack.door().send(sent.kind(), sent.payload(), retry);
    }

    private JsonObject interaction(String type) {
        return new JsonObject()
                .put("type", type)
                .put("token", "unused-since-requests-are-signed")
                .put("api_app_id", FakeSlack.APP)
                .put("team", new JsonObject().put("id", workspace.id()).put("domain", workspace.domain))
                .put(
                        "user",
                        new JsonObject()
                                .put("id", id)
                                .put("username", workspace.person(id).name())
                                .put("name", workspace.person(id).name())
                                .put("team_id", workspace.person(id).team()))
                .put("trigger_id", slack.trigger(workspace, id));
    }
}
