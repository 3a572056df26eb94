package io.sitrep.incident.audit;

import io.sitrep.incident.store.IncidentRef;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * Which rows a list shows; null stands for any.
 *
 * @param since at this time or later
 * @param until before this time
 * @param actor id or name of whoever asked
 * @param before only rows with a smaller id: where the page before ended
 */
public record AuditFilter(
        Instant since, Instant until, String actor, String action, IncidentRef incident, Outcome outcome, Long before) {

    String query() {
        StringBuilder query = new StringBuilder("SELECT * FROM audit WHERE true");
        int place = 1;
        for (Condition condition : conditions()) {
            query.append(" AND ").append(condition.sql().replace("?", "$" + place++));
        }
        return query.append(" ORDER BY id DESC LIMIT $").append(place).toString();
    }

    Object[] values(int limit) {
        List<Object> values = new ArrayList<>();
        conditions().forEach(condition -> values.add(condition.value()));
        values.add(limit);
        return values.toArray();
    }

    private List<Condition> conditions() {
        List<Condition> conditions = new ArrayList<>();
        add(conditions, "at >= ?", since == null ? null : since.atOffset(ZoneOffset.UTC));
        add(conditions, "at < ?", until == null ? null : until.atOffset(ZoneOffset.UTC));
        add(conditions, "(actor_id = ? OR actor = ?)", actor);
        // What the console does by an address of the same name is the same action.
        add(
                conditions,
                "action IN (?, replace(?, ' /api/v1/', ' /console/'), replace(?, ' /console/', ' /api/v1/'))",
                action);
        add(conditions, "outcome = ?", outcome == null ? null : outcome.wire());
        add(conditions, "id < ?", before);
        if (incident != null) {
            add(conditions, "incident_id = ?", incident.by("id"));
            if (incident.kindSaid() != null) {
                String kind = incident.kindSaid().wire();
                add(
                        conditions,
                        "incident_id = (SELECT id FROM incidents WHERE kind = '" + kind + "' AND number = ?)",
                        incident.by("number"));
            }
            add(conditions, "incident_id = (SELECT id FROM incidents WHERE public_id = ?)", incident.by("publicId"));
        }
        return conditions;
    }

    private static void add(List<Condition> conditions, String sql, Object value) {
        if (value != null) {
            conditions.add(new Condition(sql, value));
        }
    }

    private record Condition(String sql, Object value) {}
}
