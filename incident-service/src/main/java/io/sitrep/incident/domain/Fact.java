package io.sitrep.incident.domain;

/** What happened to an incident, one for each change. */
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
    COMPONENT_CHANGED
}
