package io.sitrep.bot.incident;

import java.time.Duration;

/** The incident service gave no usable answer. The same again under the same key is safe, and is what to do. */
public class IncidentUnreachable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean maybeDone;
    private final Duration after;

    IncidentUnreachable(String reason, boolean maybeDone) {
        this(reason, maybeDone, Duration.ZERO);
    }

    IncidentUnreachable(String reason, boolean maybeDone, Duration after) {
        super(reason, null, false, false);
        this.maybeDone = maybeDone;
        this.after = after;
    }

    /** Returns how long the service asks to be left alone; nothing when it does not */
    public Duration after() {
        return after;
    }

    /** Returns whether what was asked for may have been done all the same, its answer being lost */
    public boolean maybeDone() {
        return maybeDone;
    }

    /** The same when only reading was asked for: nothing can have been changed. */
    IncidentUnreachable whenReading() {
        return new IncidentUnreachable(getMessage(), false, after);
    }
}
