package io.sitrep.incident.page.v2;

import java.time.Instant;
import java.util.List;

/**
 * An incident with everything that was said of it, newest first.
 *
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
        String reminderIntervals) {}
