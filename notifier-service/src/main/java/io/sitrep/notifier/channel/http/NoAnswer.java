package io.sitrep.notifier.channel.http;

/** The request left, and no whole answer came: what was asked for may have happened. */
public final class NoAnswer extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoAnswer(Throwable cause) {
        super("no answer: " + cause.getClass().getSimpleName(), cause);
    }
}
