package io.sitrep.incident.store;

import io.quarkus.hibernate.reactive.panache.PanacheQuery;
import io.quarkus.panache.common.Parameters;
import io.sitrep.incident.domain.Kind;
import io.sitrep.incident.domain.Severity;
import io.sitrep.incident.domain.Status;
import java.time.Instant;
import java.util.List;

/**
 * Which incidents a list shows, newest first; null stands for any.
 *
 * @param component a component's UUID, public id or name
 * @param regions of which it, or one of its components, concerns at least one
 * @param since started at this time or later
 * @param until started before this time
 */
public record IncidentFilter(
        Kind kind,
        Status status,
        Severity severity,
        String component,
        List<String> regions,
        Boolean open,
        Instant since,
        Instant until) {

    PanacheQuery<IncidentRow> query(TimeCursor after) {
        StringBuilder where = new StringBuilder("i.kind = :kind");
        Parameters values = Parameters.with("kind", kind.wire());
        add(where, values, "i.status = :status", "status", status == null ? null : status.wire());
        add(where, values, "i.severity = :severity", "severity", severity == null ? null : severity.wire());
        add(
                where,
                values,
                "(array_intersects(i.regions, :regions) or exists (select 1 from AffectedRow a"
                        + " where a.incidentId = i.id and array_intersects(a.regions, :regions)))",
                "regions",
                regions == null ? null : regions.toArray(String[]::new));
        add(where, values, "i.startedAt >= :since", "since", since);
        add(where, values, "i.startedAt < :until", "until", until);
        add(
                where,
                values,
                "exists (select 1 from AffectedRow a where a.incidentId = i.id and (a.code = :component"
                        + " or lower(a.name) = lower(:component) or cast(a.componentId as string) = :component))",
                "component",
                component);
        if (open != null) {
            where.append(open ? " and i.resolvedAt is null" : " and i.resolvedAt is not null");
        }
        if (after != null) {
            where.append(" and (i.startedAt < :at or (i.startedAt = :at and i.id < :id))");
            values.and("at", after.at()).and("id", after.id());
        }
        return IncidentRow.find("from IncidentRow i where " + where + " order by i.startedAt desc, i.id desc", values);
    }

    private static void add(StringBuilder where, Parameters values, String condition, String name, Object value) {
        if (value != null) {
            where.append(" and ").append(condition);
            values.and(name, value);
        }
    }
}
