package io.sitrep.incident.domain;

import java.time.Instant;

/**
 * The promises of a next update, and how they were kept. Only what the public is told counts.
 *
 * @param dueAt when the next word was promised for, or null
 * @param overdue whether the open promise was broken already, and counted
 * @param kept how many were kept
 * @param broken how many were not
 */
public record Promises(Instant dueAt, boolean overdue, int kept, int broken) {
    public static final Promises NONE = new Promises(null, false, 0, 0);

    /** A word was said at that time, with or without a new promise. */
    Promises answered(Instant at, Instant next) {
        if (dueAt == null || overdue) {
            return new Promises(next, false, kept, broken);
        }
        boolean inTime = !at.isAfter(dueAt);
        return new Promises(next, false, inTime ? kept + 1 : kept, inTime ? broken : broken + 1);
    }

    /** Its time has passed without a word. */
    Promises missed() {
        return new Promises(dueAt, true, kept, broken + 1);
    }
}
