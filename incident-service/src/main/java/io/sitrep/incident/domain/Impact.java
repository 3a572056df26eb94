package io.sitrep.incident.domain;

/** How bad it is for the public, in the words of the Statuspage API. */
public enum Impact implements Wire {
    NONE,
    MAINTENANCE,
    MINOR,
    MAJOR,
    CRITICAL
}
