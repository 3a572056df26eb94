package io.sitrep.incident.access;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;

/** A token as it may be listed: without its secret half. */
public record TokenView(String id, String name, String role, Instant createdAt, Instant revokedAt) {
    static TokenView of(Row row) {
        OffsetDateTime revoked = row.getOffsetDateTime("revoked_at");
        return new TokenView(
                row.getString("id"),
                row.getString("name"),
                row.getString("role"),
                row.getOffsetDateTime("created_at").toInstant(),
                revoked == null ? null : revoked.toInstant());
    }
}
