package io.sitrep.incident.domain;

/** How far an update is on its way to the public, and what became of it there. */
public enum UpdateState implements Wire {
    /** Written, not sent on its way. */
    DRAFT,
    /** Another person than its author has to agree. */
    AWAITING_APPROVAL,
    /** Waits for its time, or for somebody to say "now". */
    HELD,
    /** Said: to the public, or inside when it is internal. */
    PUBLISHED,
    /** Said, and its text was changed since. */
    CORRECTED,
    /** Said and taken back: a tombstone stands where it was. */
    RETRACTED,
    /** Telling people was ended, or never begun. */
    STOPPED;

    /** Not said to anybody yet, and may still be. */
    public boolean isPending() {
        return this == DRAFT || this == AWAITING_APPROVAL || this == HELD;
    }
}
