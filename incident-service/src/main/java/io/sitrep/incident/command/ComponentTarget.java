package io.sitrep.incident.command;

import io.sitrep.incident.domain.ComponentStatus;

/**
 * What a component is to become.
 *
 * @param idOrName its UUID, public id or name, in any case
 * @param field where the request names it, for an error
 */
public record ComponentTarget(String idOrName, ComponentStatus status, String field) {}
