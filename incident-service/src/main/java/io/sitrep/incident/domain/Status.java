package io.sitrep.incident.domain;

/** Where an incident or a maintenance stands. */
public enum Status implements Wire {
    INVESTIGATING,
    IDENTIFIED,
    MONITORING,
    RESOLVED,
    POSTMORTEM,
    SCHEDULED,
    IN_PROGRESS,
    VERIFYING,
    COMPLETED,
    CANCELLED;

    public Kind kind() {
        return compareTo(SCHEDULED) < 0 ? Kind.INCIDENT : Kind.MAINTENANCE;
    }

    /** While open, people wait for the next word. */
    public boolean isOpen() {
        return switch (this) {
            case RESOLVED, POSTMORTEM, COMPLETED, CANCELLED -> false;
            default -> true;
        };
    }

    /** Whether work is under way, of a maintenance. */
    public boolean isUnderWay() {
        return this == IN_PROGRESS || this == VERIFYING;
    }

    /**
     * Free among the open ones of an incident and from them to resolved; a message may always keep the status. Resolved is
     * left by reopening alone, postmortem is reached by publishing one. A maintenance is started before it is completed,
     * goes back to work from verifying, and can be cancelled as long as it is not over.
     */
    boolean mayBecome(Status next) {
        if (this == next) {
            return true;
        }
        return switch (this) {
            case INVESTIGATING, IDENTIFIED, MONITORING -> next.kind() == Kind.INCIDENT && next != POSTMORTEM;
            case SCHEDULED -> next == IN_PROGRESS || next == CANCELLED;
            case IN_PROGRESS, VERIFYING -> next.kind() == Kind.MAINTENANCE && next != SCHEDULED;
            case RESOLVED, POSTMORTEM, COMPLETED, CANCELLED -> false;
        };
    }

    /** Whether the other one comes later in the life of an incident. */
    boolean isBehind(Status other) {
        return compareTo(other) < 0;
    }
}
