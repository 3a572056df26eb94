package io.sitrep.incident.domain;

import java.time.Instant;
import java.util.UUID;

/** Who posts an update, when, and under which names it will be known: all that the domain can't make up itself. */
public record Stamp(Actor actor, Instant at, UUID updateId, String updatePublicId) {}
