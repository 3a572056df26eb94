package io.sitrep.incident.domain;

/**
 * What somebody tells the public about: something that happened, or something that is planned. Both are told, held back,
 * corrected and remembered in the same way; they differ in the statuses they go through.
 */
public enum Kind implements Wire {
    INCIDENT("INC-", Status.INVESTIGATING),
    MAINTENANCE("MNT-", Status.SCHEDULED);

    private final String prefix;
    private final Status first;

    Kind(String prefix, Status first) {
        this.prefix = prefix;
        this.first = first;
    }

    /** What its number is said with. */
    public String prefix() {
        return prefix;
    }

    /** Where each of them begins. */
    public Status first() {
        return first;
    }
}
