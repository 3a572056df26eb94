package io.sitrep.incident.page.v2;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;

/**
 * An incident, or a maintenance, with everything that was said of it, newest first.
 *
 * @param window of a maintenance, or null
 * @param reminderIntervals always null: what is promised here is said in words
 */
record IncidentJson(
        String id,
        String name,
        String status,
        Instant createdAt,
        Instant updatedAt,
        Instant monitoringAt,
        Instant resolvedAt,
        String impact,
        String shortlink,
        Instant startedAt,
        String pageId,
        List<UpdateJson> incidentUpdates,
        List<ComponentJson> components,
        String reminderIntervals,
        @JsonUnwrapped Window window) {

    /** What a maintenance has besides. */
    record Window(Instant scheduledFor, Instant scheduledUntil) {}
}
