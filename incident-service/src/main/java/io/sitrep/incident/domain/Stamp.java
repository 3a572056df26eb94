package io.sitrep.incident.domain;

import java.time.Instant;
import java.util.UUID;

/**
 * Who acts, when, and under which names what is made will be known: all that the domain can't make up itself.
 *
 * @param id of the update, task or note that is made
 * @param publicId of the update that is made
 */
public record Stamp(Actor actor, Instant at, UUID id, String publicId) {}
