package io.sitrep.incident.domain;

/** What happened to an incident, one for each change. */
public enum Fact implements Wire {
    DECLARED,
    UPDATED,
    RESOLVED
}
