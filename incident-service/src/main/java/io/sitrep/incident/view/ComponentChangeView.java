package io.sitrep.incident.view;

import io.sitrep.incident.domain.ComponentChange;
import java.util.UUID;

/** What an update said of one component. */
public record ComponentChangeView(UUID id, String code, String name, String oldStatus, String status) {
    static ComponentChangeView of(ComponentChange change) {
        return new ComponentChangeView(
                change.id(),
                change.code(),
                change.name(),
                change.oldStatus().wire(),
                change.status().wire());
    }
}
