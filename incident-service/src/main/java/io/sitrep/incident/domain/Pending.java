package io.sitrep.incident.domain;

import java.time.Instant;

/**
 * What an update that waits will do once it is out.
 *
 * @param effects what it will change
 * @param wish when its author wanted it out, or null for as the house does it
 * @param endedAt when the incident ended, should it be resolved by it; null for when it comes out
 */
public record Pending(Effects effects, Publish wish, Instant endedAt) {}
