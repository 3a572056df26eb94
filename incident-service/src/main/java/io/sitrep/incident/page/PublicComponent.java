package io.sitrep.incident.page;

import io.sitrep.incident.domain.ComponentStatus;

/**
 * A component as the page lists it.
 *
 * @param description what it is for, or null
 */
public record PublicComponent(String name, String description, ComponentStatus status) {}
