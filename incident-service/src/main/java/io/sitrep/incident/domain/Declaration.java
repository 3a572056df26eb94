package io.sitrep.incident.domain;

import java.time.Instant;

/**
 * The wish to open an incident.
 *
 * @param startedAt when it began, or null for now
 * @param first what is said first; its status is the incident's first one
 */
public record Declaration(Headline headline, Instant startedAt, UpdateDraft first) {}
