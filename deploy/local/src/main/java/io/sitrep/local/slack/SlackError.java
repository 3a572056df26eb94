package io.sitrep.local.slack;

/** A refusal in Slack's own word, as {@code {"ok":false,"error":"channel_not_found"}} carries it. */
final class SlackError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SlackError(String code) {
        super(code);
    }
}
