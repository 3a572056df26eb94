package io.sitrep.notifier.channel;

import java.time.Duration;

/**
 * How an attempt ended. {@link #code()} is the channel's own answer (an HTTP status, an SMTP reply code), null when none came.
 */
public sealed interface Outcome {
    String code();

    /** The next hop accepted it: no other attempt is ever made. {@code remoteId} is its name for it, if it gave one. */
    record Delivered(String remoteId, String code) implements Outcome {}

    /**
     * Not this time.
     *
     * @param after how long the other side asks us to wait at least; zero when it did not say
     * @param mayHaveArrived whether it may have been accepted, though nobody heard so: to try again does no harm, but who takes it back
     *     looks for it
     */
    record Retry(String reason, Duration after, String code, boolean mayHaveArrived) implements Outcome {
        /** It has not arrived, or it does not matter. */
        public Retry(String reason, Duration after, String code) {
            this(reason, after, code, false);
        }

        public static Retry unanswered(String reason) {
            return new Retry(reason, Duration.ZERO, null);
        }

        /** It was sent, and nothing came back. */
        public static Retry unheard(String reason) {
            return new Retry(reason, Duration.ZERO, null, true);
        }

        /** The same, when it may have been accepted. */
        public Retry unheard() {
            return new Retry(reason, after, code, true);
        }
    }

    /** Nothing was tried: there is no place for it just now. It does not count as an attempt. {@code after} is how long to wait. */
    record Deferred(String reason, Duration after) implements Outcome {
        @Override
        public String code() {
            return null;
        }
    }

    /**
     * It may have arrived, and the channel has no way to send it again without the risk that it arrives twice: no other attempt is
     * made until a human says so.
     */
    record Uncertain(String reason, String code) implements Outcome {}

    /** Not this message, however often it is tried. Others to the same target may fare better. */
    record Rejected(String reason, String code) implements Outcome {}

    /** The target itself is no more: it is switched off and gets nothing until a human says otherwise. */
    record Gone(String reason, String code) implements Outcome {}

    /** Our own failure, which says nothing about the other side: worth another try, and ours to mend. */
    record Broken(String reason, Throwable cause) implements Outcome {
        public static Broken of(Throwable cause) {
            return new Broken("could not be handed to its channel", cause);
        }

        @Override
        public String code() {
            return null;
        }
    }
}
