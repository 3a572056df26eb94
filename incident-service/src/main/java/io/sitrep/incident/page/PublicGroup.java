package io.sitrep.incident.page;

import java.time.Instant;
import java.util.UUID;

/**
 * What components are listed under.
 *
 * @param code its public id
 * @param description or null
 */
public record PublicGroup(
        UUID id, String code, String name, String description, int position, Instant createdAt, Instant updatedAt) {}
