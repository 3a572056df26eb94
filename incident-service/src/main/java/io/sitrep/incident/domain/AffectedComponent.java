package io.sitrep.incident.domain;

import java.util.List;
import java.util.UUID;

/**
 * A component as one incident holds it; another incident may hold the same one in another status.
 *
 * @param code the component's public id
 * @param regions where it is affected; empty when that was not said
 */
public record AffectedComponent(UUID id, String code, String name, ComponentStatus status, List<String> regions) {
    public AffectedComponent {
        regions = List.copyOf(regions);
    }

    AffectedComponent worse(AffectedComponent other) {
        return other.status.compareTo(status) > 0 ? other : this;
    }
}
