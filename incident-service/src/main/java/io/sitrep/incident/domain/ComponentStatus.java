package io.sitrep.incident.domain;

/** How a component does, from best to worst; maintenance is planned and so counts as better than any failure. */
public enum ComponentStatus implements Wire {
    OPERATIONAL,
    UNDER_MAINTENANCE,
    DEGRADED_PERFORMANCE,
    PARTIAL_OUTAGE,
    MAJOR_OUTAGE
}
