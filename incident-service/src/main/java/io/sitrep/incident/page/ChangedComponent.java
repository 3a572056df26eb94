package io.sitrep.incident.page;

import io.sitrep.incident.domain.ComponentStatus;
import java.util.List;

/**
 * What an update said of a component.
 *
 * @param code its public id
 * @param name as it was called then
 * @param oldStatus before, or null
 * @param regions where; empty when that was not said
 */
public record ChangedComponent(
        String code, String name, ComponentStatus oldStatus, ComponentStatus status, List<String> regions) {
    public ChangedComponent {
        regions = List.copyOf(regions);
    }

    /** Whether it tells the reader anything: that what works will be worked on is told by the update itself. */
    public boolean says() {
        return status != ComponentStatus.OPERATIONAL || oldStatus != ComponentStatus.OPERATIONAL;
    }
}
