package io.sitrep.incident.domain;

/** Where an incident stands. */
public enum Status implements Wire {
    INVESTIGATING,
    IDENTIFIED,
    MONITORING,
    RESOLVED,
    POSTMORTEM;

    /** While open, people wait for the next word. */
    public boolean isOpen() {
        return this == INVESTIGATING || this == IDENTIFIED || this == MONITORING;
    }

    /**
     * Free among the open ones and from them to resolved; a message may always keep the status. Resolved is left by
     * reopening alone, postmortem is reached by publishing one.
     */
    boolean mayBecome(Status next) {
        return this == next || (isOpen() && next != POSTMORTEM);
    }

    /** Whether the other one comes later in the life of an incident. */
    boolean isBehind(Status other) {
        return compareTo(other) < 0;
    }
}
