package io.sitrep.incident.domain;

import java.util.List;
import java.util.UUID;

/**
 * What an update says of one component.
 *
 * @param code the component's public id
 * @param name as it was called then
 * @param oldStatus before this update
 * @param status from this update on
 * @param regions where it is so from now on: null for wherever it was affected, empty for everywhere
 */
public record ComponentChange(
        UUID id, String code, String name, ComponentStatus oldStatus, ComponentStatus status, List<String> regions) {
    public ComponentChange {
        regions = regions == null ? null : List.copyOf(regions);
    }

    /** The same, from the status it really has now. */
    ComponentChange from(ComponentStatus now) {
        return new ComponentChange(id, code, name, now, status, regions);
    }
}
