package io.sitrep.incident.domain;

/** What an author wishes for an update. */
public enum Publish implements Wire {
    /** At once; where approval is wanted, as soon as it is given. */
    NOW,
    /** When somebody says so. */
    HELD,
    /** Not yet: it is still being written. */
    DRAFT
}
