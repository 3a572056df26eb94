package io.sitrep.incident.domain;

import java.time.Instant;

/**
 * How a component was for a while, as one incident or maintenance recorded it. Those of several may overlap.
 *
 * @param from since when
 * @param to until when, or null while it is so
 */
public record StatusInterval(ComponentStatus status, Instant from, Instant to) {}
