package io.sitrep.incident.view;

import io.sitrep.incident.domain.ComponentChange;
import java.util.List;
import java.util.UUID;

/**
 * What an update said of one component.
 *
 * @param regions where it is affected, or null when the update did not say
 */
public record ComponentChangeView(
        UUID id, String code, String name, String oldStatus, String status, List<String> regions) {
    static ComponentChangeView of(ComponentChange change) {
        return new ComponentChangeView(
                change.id(),
                change.code(),
                change.name(),
                change.oldStatus().wire(),
                change.status().wire(),
                change.regions());
    }
}
