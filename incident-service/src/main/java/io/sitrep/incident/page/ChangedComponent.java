package io.sitrep.incident.page;

import io.sitrep.incident.domain.ComponentStatus;

/**
 * What an update said of a component.
 *
 * @param code its public id
 * @param name as it was called then
 * @param oldStatus before, or null
 */
public record ChangedComponent(String code, String name, ComponentStatus oldStatus, ComponentStatus status) {}
