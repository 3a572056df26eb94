package io.sitrep.fakes.slack;

import io.vertx.core.json.JsonObject;
import java.time.Duration;

/**
 * Something Slack sent to the app, and what the app said to it.
 *
 * @param status of HTTP; 200 for an acknowledgement on a socket, 0 for none in 3 s
 * @param body what came with it; empty when nothing did
 * @param took until it was acknowledged
 */
public record Sent(Kind kind, JsonObject payload, int status, String body, Duration took) {
    /** What is sent. */
    public enum Kind {
        COMMAND("slash_commands", "/slack/commands"),
        INTERACTIVE("interactive", "/slack/interactive"),
        EVENT("events_api", "/slack/events");

        final String envelope;
        final String path;

        Kind(String envelope, String path) {
            this.envelope = envelope;
            this.path = path;
        }
    }

    public boolean isAcknowledged() {
        return status == 200;
    }

    /** What came with it, as JSON; empty when nothing did. */
    public JsonObject json() {
        return body.isBlank() ? new JsonObject() : new JsonObject(body);
    }

    /** What opens a view, when it was something that may. */
    public String trigger() {
        return payload.getString("trigger_id", "");
    }
}
