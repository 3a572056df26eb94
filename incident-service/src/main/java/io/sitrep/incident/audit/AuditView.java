package io.sitrep.incident.audit;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.UUID;

/** An audit row as it is shown. */
public record AuditView(
        long id,
        Instant at,
        String actorId,
        String actor,
        String origin,
        String tokenId,
        String action,
        String target,
        UUID incidentId,
        int status,
        String outcome,
        String reason) {
    static AuditView of(Row row) {
        return new AuditView(
                row.getLong("id"),
                row.getOffsetDateTime("at").toInstant(),
                row.getString("actor_id"),
                row.getString("actor"),
                row.getString("origin"),
                row.getString("token_id"),
                row.getString("action"),
                row.getString("target"),
                row.getUUID("incident_id"),
                row.getInteger("status"),
                row.getString("outcome"),
                row.getString("reason"));
    }
}
