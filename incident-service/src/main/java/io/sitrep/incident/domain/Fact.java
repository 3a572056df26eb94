package io.sitrep.incident.domain;

/** What happened to an incident or a maintenance, one for each change. */
public enum Fact implements Wire {
    DECLARED,
    UPDATED,
    EDITED,
    RESOLVED,
    REOPENED,
    ACKNOWLEDGED,
    MERGED,
    ROLE_CHANGED,
    TASK_CHANGED,
    LINKED,
    NOTED,
    COMPONENT_CHANGED,
    SCHEDULED,
    STARTED,
    COMPLETED,
    CANCELLED,
    REMINDED;

    /** Whether it can happen to a maintenance alone. */
    public boolean isOfMaintenance() {
        return compareTo(SCHEDULED) >= 0;
    }

    /** What is brought about by a word that moves the status from one to the other. */
    public static Fact of(Status from, Status to, boolean ends) {
        if (to == Status.COMPLETED && ends) {
            return COMPLETED;
        }
        if (to == Status.CANCELLED && ends) {
            return CANCELLED;
        }
        if (from == Status.SCHEDULED && to == Status.IN_PROGRESS) {
            return STARTED;
        }
        return ends ? RESOLVED : UPDATED;
    }
}
