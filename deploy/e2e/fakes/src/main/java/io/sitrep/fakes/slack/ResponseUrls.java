package io.sitrep.fakes.slack;

import io.sitrep.fakes.Answered;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Where answers may be sent later: five times within thirty minutes. Source:
 * docs.slack.dev/interactivity/handling-user-interaction, 2026-11.
 */
final class ResponseUrls {
    static final String PATH = "/commands/";

    private static final int USES = 5;
    private static final Duration LIFE = Duration.ofMinutes(30);

    private record Issued(
            SlackWorkspace workspace, String channel, String user, Instant until, List<JsonObject> answers) {}

    private final Map<String, Issued> issued = new HashMap<>();
    private final Clock clock;

    ResponseUrls(Clock clock) {
        this.clock = clock;
    }

    /** @return the path of a fresh address */
    synchronized String issue(SlackWorkspace workspace, String channel, String user) {
        String path = PATH + workspace.id() + "/" + UUID.randomUUID();
        issued.put(path, new Issued(workspace, channel, user, clock.instant().plus(LIFE), new ArrayList<>()));
        return path;
    }

    synchronized List<JsonObject> answersTo(String path) {
        return issued.containsKey(path) ? List.copyOf(issued.get(path).answers()) : List.of();
    }

    synchronized Answered take(String path, JsonObject message) {
        Issued found = issued.get(path);
        if (found == null || clock.instant().isAfter(found.until())) {
            return refused("expired_url");
        }
        if (found.answers().size() >= USES) {
            return refused("used_url");
        }
        try {
            show(found.workspace(), found.channel(), found.user(), message);
        } catch (SlackError wrong) {
            return Answered.text(400, wrong.getMessage());
        }
        found.answers().add(message);
        return Answered.text(200, "ok");
    }

    /** A message in answer to somebody's command or click: they alone see it unless it says otherwise. */
    static void show(SlackWorkspace workspace, String channelId, String user, JsonObject message) {
        boolean everybody = "in_channel".equals(message.getString("response_type"));
        if (!Set.of("in_channel", "ephemeral").contains(message.getString("response_type", "ephemeral"))) {
            throw new SlackError("invalid_response_type");
        }
        Map<String, String> arguments = new HashMap<>();
        for (String field : List.of("text", "blocks", "metadata")) {
            if (message.containsKey(field)) {
                arguments.put(field, String.valueOf(message.getValue(field)));
            }
        }
        JsonObject content = ChatMethods.content(new SlackArguments(arguments));
        synchronized (workspace) {
            SlackChannel channel = workspace.channels.get(channelId);
            if (channel != null) {
                channel.messages.add(new SlackMessage(
                        channelId, workspace.nextTs(), workspace.bot(), everybody ? "" : user, content, 0));
            }
        }
    }

    private static Answered refused(String error) {
        return Answered.json(404, new JsonObject().put("ok", false).put("error", error));
    }
}
