package io.sitrep.incident.page;

import io.sitrep.incident.domain.ComponentStatus;
import java.util.UUID;

/**
 * A component as one incident holds it.
 *
 * @param code its public id
 * @param name as it was called then
 * @param listed false when an imported incident mentions it in updates and does not list it itself
 */
public record HeldComponent(UUID id, String code, String name, ComponentStatus status, boolean listed) {}
