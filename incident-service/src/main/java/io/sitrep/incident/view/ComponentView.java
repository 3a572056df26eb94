package io.sitrep.incident.view;

import io.sitrep.incident.domain.AffectedComponent;
import java.util.List;
import java.util.UUID;

/** A component as an incident holds it. */
public record ComponentView(UUID id, String name, String status, List<String> regions) {
    static ComponentView of(AffectedComponent component) {
        return new ComponentView(
                component.id(), component.name(), component.status().wire(), component.regions());
    }
}
