package io.sitrep.incident.domain;

/** The way by which something came in. */
public enum Origin implements Wire {
    SLACK,
    DISCORD,
    API,
    WEB,
    ALERT,
    IMPORT,
    SYSTEM
}
