package io.sitrep.incident.page;

import io.sitrep.incident.domain.ComponentStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A component as the public may know it.
 *
 * @param code its public id
 * @param description what it is for, or null
 * @param groupId of the group it is listed under, or null
 * @param startDate since when it has been in service, or null
 * @param retired no longer listed, and known to history alone
 */
public record PublicComponent(
        UUID id,
        String code,
        String name,
        String description,
        ComponentStatus status,
        int position,
        UUID groupId,
        boolean onlyShowIfDegraded,
        boolean showcase,
        LocalDate startDate,
        boolean retired,
        Instant createdAt,
        Instant updatedAt) {

    /** Whether it stands on the page just now. */
    boolean shows() {
        return !retired && !(onlyShowIfDegraded && status == ComponentStatus.OPERATIONAL);
    }
}
