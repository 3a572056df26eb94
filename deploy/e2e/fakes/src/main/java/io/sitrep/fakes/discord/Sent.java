package io.sitrep.fakes.discord;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;

/**
 * Something Discord sent to the app, and what the app said to it first.
 *
 * @param payload the interaction
 * @param status 200 when it was answered; 0 for no answer in 3 s; else what the answer was refused with
 * @param body the first answer, {@code {"type":5,"data":{…}}}, or why it was refused; empty when there was none
 * @param took until it was answered
 */
public record Sent(Kind kind, JsonObject payload, int status, String body, Duration took) {
    /** What is sent. */
    public enum Kind {
        PING(Interaction.PING),
        COMMAND(Interaction.COMMAND),
        COMPONENT(Interaction.COMPONENT),
        AUTOCOMPLETE(Interaction.AUTOCOMPLETE),
        MODAL(Interaction.MODAL);

        final int type;

        Kind(int type) {
            this.type = type;
        }
    }

    public boolean isAcknowledged() {
        return status == 200;
    }

    /** What was said, as JSON; empty when nothing was. */
    public JsonObject json() {
        return body.isBlank() ? new JsonObject() : new JsonObject(body);
    }

    /** 4 a message, 5 later, 6 later an edit, 7 an edit, 8 choices, 9 a form, 1 pong; 0 for none. */
    public int answer() {
        return isAcknowledged() ? json().getInteger("type", 0) : 0;
    }

    /** What only the person sees was said, or will be. */
    public boolean isPrivate() {
        int flags = json().getJsonObject("data", new JsonObject()).getInteger("flags", 0);
        return (flags & MessageCheck.EPHEMERAL) != 0;
    }

    /** What may be written, as it is shown; for autocompletion. */
    public List<String> choices() {
        return Json.objects(json().getJsonObject("data", new JsonObject()), "choices").stream()
                .map(choice -> choice.getString("name"))
                .toList();
    }

    /** The interaction's id. */
    public String id() {
        return payload.getString("id");
    }

    /** The secret that late answers are sent by. */
    public String token() {
        return payload.getString("token");
    }
}
