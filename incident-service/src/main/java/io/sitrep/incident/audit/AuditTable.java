package io.sitrep.incident.audit;

import io.sitrep.incident.domain.Actor;
import io.sitrep.incident.sql.PlainSql;
import io.sitrep.incident.store.IncidentRef;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;

/** Where audit rows are kept. They are added and read; the database itself refuses this service anything else. */
@ApplicationScoped
public class AuditTable {
    private static final String ADD = """
            INSERT INTO audit (at, actor_id, actor, origin, token_id, action, target, incident_id, status, outcome, reason)
            VALUES ($1, $2, $3, $4, $5, $6, $7,
                (SELECT id FROM incidents WHERE id = $8 OR number = $9 AND kind = $14 OR public_id = $10), $11, $12, $13)""";

    private final Pool database;

    AuditTable(Pool database) {
        this.database = database;
    }

    /** Adds a row in the current transaction: it is there if and only if what it tells of happened. */
    public Uni<Void> add(AuditEntry entry) {
        return PlainSql.update(ADD, values(entry)).replaceWithVoid();
    }

    /** Adds rows of their own, all or none. */
    Uni<Void> add(List<AuditEntry> entries) {
        List<Tuple> rows = entries.stream()
                .map(entry -> Tuple.from(Arrays.stream(values(entry))
                        .map(value -> value instanceof Instant time ? time.atOffset(ZoneOffset.UTC) : value)
                        .toArray()))
                .toList();
        return database.preparedQuery(ADD).executeBatch(rows).replaceWithVoid();
    }

    /** Newest first. */
    public Uni<List<AuditView>> list(AuditFilter filter, int limit) {
        return database.preparedQuery(filter.query())
                .execute(Tuple.from(filter.values(limit)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(AuditView::of)
                        .toList());
    }

    private static Object[] values(AuditEntry entry) {
        Actor actor = entry.actor();
        IncidentRef incident = entry.incident();
        return new Object[] {
            entry.at(),
            actor == null ? null : actor.id(),
            actor == null ? null : actor.name(),
            actor == null ? null : actor.origin().wire(),
            entry.token(),
            entry.action(),
            entry.target(),
            incident == null ? null : incident.by("id"),
            incident == null ? null : incident.by("number"),
            incident == null ? null : incident.by("publicId"),
            entry.status(),
            entry.outcome().wire(),
            entry.reason(),
            incident == null || incident.kindSaid() == null
                    ? null
                    : incident.kindSaid().wire()
        };
    }
}
