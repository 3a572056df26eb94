package io.sitrep.incident.domain;

/** Who may know. */
public enum Visibility implements Wire {
    PUBLIC,
    INTERNAL
}
