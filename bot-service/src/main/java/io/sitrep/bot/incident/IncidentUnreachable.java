package io.sitrep.bot.incident;

/** The incident service gave no usable answer. The same again under the same key is safe, and is what to do. */
public class IncidentUnreachable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean maybeDone;

    IncidentUnreachable(String reason, boolean maybeDone) {
        super(reason, null, false, false);
        this.maybeDone = maybeDone;
    }

    /** Returns whether what was asked for may have been done all the same, its answer being lost */
    public boolean maybeDone() {
        return maybeDone;
    }

    /** The same when only reading was asked for: nothing can have been changed. */
    IncidentUnreachable whenReading() {
        return new IncidentUnreachable(getMessage(), false);
    }
}
