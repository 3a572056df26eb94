package io.sitrep.incident.importer;

import java.time.Instant;
import java.util.List;

/** An incident as Statuspage's public API serves it; what we have no use for is left out. */
record StatuspageIncident(
        String id,
        String name,
        String status,
        String impact,
        Instant createdAt,
        Instant updatedAt,
        Instant startedAt,
        Instant monitoringAt,
        Instant resolvedAt,
        String shortlink,
        List<StatuspageUpdate> incidentUpdates,
        List<StatuspageComponent> components) {

    /** One update; {@code displayAt} is when readers see it dated. */
    record StatuspageUpdate(
            String id,
            String status,
            String body,
            Instant createdAt,
            Instant updatedAt,
            Instant displayAt,
            Boolean deliverNotifications,
            List<Affected> affectedComponents) {}

    /** What an update says of a component, by the name it had then. */
    record Affected(String code, String name, String oldStatus, String newStatus) {}

    /** A component as it is today. */
    record StatuspageComponent(
            String id,
            String name,
            String description,
            Integer position,
            String status,
            Instant createdAt,
            Instant updatedAt) {}
}
