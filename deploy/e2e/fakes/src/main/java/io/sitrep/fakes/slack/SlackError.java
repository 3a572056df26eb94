package io.sitrep.fakes.slack;

import io.sitrep.fakes.Answered;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** A refusal in Slack's own word, as {@code {"ok":false,"error":"channel_not_found"}} carries it. */
final class SlackError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient JsonObject more;

    SlackError(String code) {
        this(code, new JsonObject());
    }

    private SlackError(String code, JsonObject more) {
        super(code);
        this.more = more;
    }

    /** With what is wrong, for whoever reads it. */
    static SlackError explained(String code, String why) {
        return new SlackError(
                code,
                new JsonObject().put("response_metadata", new JsonObject().put("messages", new JsonArray().add(why))));
    }

    static SlackError missingScope(String needed) {
        return new SlackError("missing_scope", new JsonObject().put("needed", needed));
    }

    /** Slack refuses with a 200. */
    Answered answered() {
        return Answered.json(
                200,
                new JsonObject().put("ok", false).put("error", getMessage()).mergeIn(more));
    }
}
