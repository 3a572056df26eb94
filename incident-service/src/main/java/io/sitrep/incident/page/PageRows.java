package io.sitrep.incident.page;

import static java.util.stream.Collectors.groupingBy;

import io.sitrep.incident.domain.AffectedComponent;
import io.sitrep.incident.domain.ComponentChange;
import io.sitrep.incident.domain.ComponentStatus;
import io.sitrep.incident.domain.Severity;
import io.sitrep.incident.domain.Status;
import io.sitrep.incident.domain.Wire;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** From rows to what the page shows. */
final class PageRows {
    private PageRows() {}

    static PublicComponent component(Row row) {
        return new PublicComponent(
                row.getString("name"),
                row.getString("description"),
                Wire.parse(ComponentStatus.class, row.getString("status")));
    }

    static List<PublicIncident> incidents(List<Row> incidents, List<Row> affected, List<Row> updates) {
        Map<UUID, List<Row>> affectedOf = affected.stream().collect(groupingBy(PageRows::incidentId));
        Map<UUID, List<Row>> updatesOf = updates.stream().collect(groupingBy(PageRows::incidentId));
        return incidents.stream()
                .map(row -> incident(
                        row,
                        affectedOf.getOrDefault(row.getUUID("id"), List.of()).stream()
                                .map(PageRows::affected)
                                .toList(),
                        updatesOf.getOrDefault(row.getUUID("id"), List.of()).stream()
                                .map(PageRows::update)
                                .toList()))
                .toList();
    }

    private static UUID incidentId(Row row) {
        return row.getUUID("incident_id");
    }

    private static PublicIncident incident(Row row, List<AffectedComponent> components, List<PublicUpdate> updates) {
        Status status = Wire.parse(Status.class, row.getString("public_status"));
        return new PublicIncident(
                row.getUUID("id"),
                row.getString("public_id"),
                row.getLong("number"),
                row.getString("title"),
                status,
                Wire.parse(Severity.class, row.getString("severity")).impact(),
                row.getString("workaround"),
                instant(row, "started_at"),
                status.isOpen() ? null : resolvedAt(row, updates),
                status.isOpen() ? instant(row, "next_update_at") : null,
                components,
                updates);
    }

    /**
     * When the public was told that it is over: responders may have resolved it, for themselves, earlier. An incident
     * without such an update (imports have them) takes the time it came with.
     */
    private static Instant resolvedAt(Row row, List<PublicUpdate> newestFirst) {
        Instant told = null;
        for (PublicUpdate update : newestFirst) {
            if (update.status().isOpen()) {
                break;
            }
            told = update.at();
        }
        return told == null ? instant(row, "resolved_at") : told;
    }

    private static AffectedComponent affected(Row row) {
        return new AffectedComponent(
                row.getUUID("component_id"),
                row.getString("code"),
                row.getString("name"),
                Wire.parse(ComponentStatus.class, row.getString("status")));
    }

    private static PublicUpdate update(Row row) {
        return new PublicUpdate(
                Wire.parse(Status.class, row.getString("status")),
                row.getString("message"),
                row.getBoolean("retracted"),
                new JsonArray(row.getString("components"))
                        .stream().map(each -> change((JsonObject) each)).toList(),
                instant(row, "at"),
                instant(row, "edited_at"));
    }

    private static ComponentChange change(JsonObject json) {
        String old = json.getString("old_status");
        return new ComponentChange(
                json.getString("id") == null ? null : UUID.fromString(json.getString("id")),
                json.getString("code"),
                json.getString("name"),
                old == null ? null : Wire.parse(ComponentStatus.class, old),
                Wire.parse(ComponentStatus.class, json.getString("status")));
    }

    private static Instant instant(Row row, String column) {
        return row.getOffsetDateTime(column) == null
                ? null
                : row.getOffsetDateTime(column).toInstant();
    }
}
