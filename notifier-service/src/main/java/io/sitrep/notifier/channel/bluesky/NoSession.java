package io.sitrep.notifier.channel.bluesky;

import io.sitrep.notifier.channel.Outcome;
import java.time.Duration;

/** The server does not know who we are, for now: nothing was posted. */
final class NoSession extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Outcome.Retry outcome;

    /** @param after when it is worth another try, at the earliest */
    NoSession(String reason, Duration after, String code) {
        super(reason, null, false, false);
        this.outcome = new Outcome.Retry(reason, after, code);
    }

    Outcome outcome() {
        return outcome;
    }
}
