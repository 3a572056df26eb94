package io.sitrep.incident.domain;

import java.util.UUID;

/**
 * A component as one incident holds it; another incident may hold the same one in another status.
 *
 * @param code the component's public id
 */
public record AffectedComponent(UUID id, String code, String name, ComponentStatus status) {}
