package io.sitrep.incident.page;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import io.sitrep.incident.domain.Cause;
import io.sitrep.incident.domain.ComponentStatus;
import io.sitrep.incident.domain.DataImpact;
import io.sitrep.incident.domain.Impact;
import io.sitrep.incident.domain.Kind;
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

    static PublicGroup group(Row row) {
        return new PublicGroup(
                row.getUUID("id"),
                row.getString("public_id"),
                row.getString("name"),
                row.getString("description"),
                row.getInteger("position"),
                instant(row, "created_at"),
                instant(row, "updated_at"));
    }

    static PublicComponent component(Row row) {
        return new PublicComponent(
                row.getUUID("id"),
                row.getString("public_id"),
                row.getString("name"),
                row.getString("description"),
                Wire.parse(ComponentStatus.class, row.getString("status")),
                row.getInteger("position"),
                row.getUUID("group_id"),
                row.getBoolean("only_show_if_degraded"),
                row.getBoolean("showcase"),
                row.getLocalDate("start_date"),
                row.getBoolean("retired"),
                instant(row, "created_at"),
                instant(row, "updated_at"));
    }

    static List<PublicIncident> incidents(
            List<Row> incidents, List<Row> affected, List<Row> updates, List<Row> written) {
        Map<UUID, PublicPostmortem> postmortems =
                written.stream().collect(toMap(PageRows::incidentId, PageRows::postmortem));
        Map<UUID, List<Row>> affectedOf = affected.stream().collect(groupingBy(PageRows::incidentId));
        Map<UUID, List<Row>> updatesOf = updates.stream().collect(groupingBy(PageRows::incidentId));
        return incidents.stream()
                .map(row -> incident(
                        row,
                        affectedOf.getOrDefault(row.getUUID("id"), List.of()).stream()
                                .map(PageRows::held)
                                .toList(),
                        updatesOf.getOrDefault(row.getUUID("id"), List.of()),
                        postmortems.get(row.getUUID("id"))))
                .toList();
    }

    private static UUID incidentId(Row row) {
        return row.getUUID("incident_id");
    }

    private static PublicPostmortem postmortem(Row row) {
        return new PublicPostmortem(row.getString("body"), instant(row, "public_at"));
    }

    private static PublicIncident incident(
            Row row, List<HeldComponent> components, List<Row> newestFirst, PublicPostmortem postmortem) {
        Status status = Wire.parse(Status.class, row.getString("public_status"));
        Kind kind = Wire.parse(Kind.class, row.getString("kind"));
        return new PublicIncident(
                kind,
                row.getUUID("id"),
                row.getString("public_id"),
                row.getLong("number"),
                row.getString("title"),
                texts(row),
                status,
                kind == Kind.MAINTENANCE
                        ? Impact.MAINTENANCE
                        : Wire.parse(Severity.class, row.getString("severity")).impact(),
                row.getString("workaround"),
                instant(row, "started_at"),
                instant(row, "created_at"),
                PublicTimes.updatedAt(row, newestFirst),
                instant(row, "monitoring_at"),
                status.isOpen() ? null : instant(row, "resolved_at"),
                status.isOpen() ? instant(row, "next_update_at") : null,
                row.getString("shortlink"),
                window(row),
                details(row),
                components,
                newestFirst.stream().map(PageRows::update).toList(),
                postmortem);
    }

    private static PublicIncident.Window window(Row row) {
        Instant from = instant(row, "scheduled_for");
        return from == null
                ? null
                : new PublicIncident.Window(from, instant(row, "scheduled_until"), instant(row, "resolved_at") != null);
    }

    private static PublicIncident.Details details(Row row) {
        String[] regions = row.getArrayOfStrings("regions");
        return new PublicIncident.Details(
                List.of(regions),
                new Cause(Wire.parse(Cause.State.class, row.getString("cause")), row.getString("cause_text")),
                new DataImpact(
                        Wire.parse(DataImpact.State.class, row.getString("data_impact")),
                        row.getString("data_impact_text")));
    }

    /** By language tag. */
    private static Map<String, String> texts(Row row) {
        return new JsonObject(row.getString("translations"))
                .stream()
                        .collect(toMap(
                                Map.Entry::getKey, entry -> entry.getValue().toString()));
    }

    private static HeldComponent held(Row row) {
        return new HeldComponent(
                row.getUUID("component_id"),
                row.getString("code"),
                row.getString("name"),
                Wire.parse(ComponentStatus.class, row.getString("status")),
                new JsonObject(row.getString("region_statuses"))
                        .stream().map(PageRows::regional).toList(),
                row.getBoolean("listed"));
    }

    private static HeldComponent.Regional regional(Map.Entry<String, Object> entry) {
        return new HeldComponent.Regional(
                entry.getKey(),
                Wire.parse(ComponentStatus.class, entry.getValue().toString()));
    }

    private static PublicUpdate update(Row row) {
        return new PublicUpdate(
                row.getString("public_id"),
                Wire.parse(Status.class, row.getString("status")),
                row.getString("message"),
                texts(row),
                row.getBoolean("retracted"),
                new JsonArray(row.getString("components"))
                        .stream().map(each -> change((JsonObject) each)).toList(),
                row.getBoolean("notified"),
                row.getString("source_html"),
                instant(row, "known_at"),
                instant(row, "at"),
                instant(row, "edited_at"));
    }

    private static ChangedComponent change(JsonObject json) {
        String old = json.getString("old_status");
        JsonArray regions = json.getJsonArray("regions");
        return new ChangedComponent(
                json.getString("code"),
                json.getString("name"),
                old == null ? null : Wire.parse(ComponentStatus.class, old),
                Wire.parse(ComponentStatus.class, json.getString("status")),
                regions == null
                        ? List.of()
                        : regions.stream().map(Object::toString).toList());
    }

    static Instant instant(Row row, String column) {
        return row.getOffsetDateTime(column) == null
                ? null
                : row.getOffsetDateTime(column).toInstant();
    }
}
