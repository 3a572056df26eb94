package io.sitrep.incident.domain;

/** How far an update is on its way to the public. */
public enum UpdateState implements Wire {
    PUBLISHED
}
