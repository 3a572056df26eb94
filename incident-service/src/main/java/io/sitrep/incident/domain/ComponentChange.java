package io.sitrep.incident.domain;

import java.util.UUID;

/**
 * What an update says of one component.
 *
 * @param code the component's public id
 * @param name as it was called then
 * @param oldStatus before this update
 * @param status from this update on
 */
public record ComponentChange(UUID id, String code, String name, ComponentStatus oldStatus, ComponentStatus status) {}
