package io.sitrep.notifier.channel.http;

/** The request did not leave: whatever was asked for has not happened. */
public final class NotSent extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotSent(Throwable cause) {
        super("not sent: " + cause.getClass().getSimpleName(), cause);
    }
}
