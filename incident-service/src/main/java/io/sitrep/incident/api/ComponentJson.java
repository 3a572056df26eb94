package io.sitrep.incident.api;

import io.sitrep.incident.store.ComponentRow;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A component as it is.
 *
 * @param status the worst in which an open public incident holds it
 * @param groupId of the group it is listed under, or null
 * @param retiredAt when it was taken off the page, or null
 */
public record ComponentJson(
        UUID id,
        String publicId,
        String name,
        String description,
        int position,
        String status,
        UUID groupId,
        boolean onlyShowIfDegraded,
        boolean showcase,
        LocalDate startDate,
        Instant createdAt,
        Instant updatedAt,
        Instant retiredAt) {

    static ComponentJson of(ComponentRow row) {
        return new ComponentJson(
                row.id,
                row.publicId,
                row.name,
                row.description,
                row.position,
                row.status,
                row.groupId,
                row.onlyShowIfDegraded,
                row.showcase,
                row.startDate,
                row.createdAt,
                row.updatedAt,
                row.retiredAt);
    }
}
