package io.sitrep.incident.view;

import io.sitrep.incident.domain.AffectedComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A component as an incident holds it.
 *
 * @param status the worst it has anywhere
 * @param regionStatuses how it does in each of the regions where it is affected
 */
public record ComponentView(
        UUID id, String name, String status, List<String> regions, Map<String, String> regionStatuses) {
    static ComponentView of(AffectedComponent component) {
        Map<String, String> byRegion = new LinkedHashMap<>();
        component.statusByRegion().forEach((region, status) -> byRegion.put(region, status.wire()));
        return new ComponentView(
                component.id(), component.name(), component.status().wire(), component.regions(), byRegion);
    }
}
