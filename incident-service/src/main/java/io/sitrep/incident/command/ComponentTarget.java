package io.sitrep.incident.command;

import io.sitrep.incident.domain.ComponentStatus;
import java.util.List;

/**
 * What a component is to become.
 *
 * @param idOrName its UUID, public id or name, in any case
 * @param regions where it is affected, or null to keep what was said
 * @param field where the request names it, for an error
 */
public record ComponentTarget(String idOrName, ComponentStatus status, List<String> regions, String field) {}
