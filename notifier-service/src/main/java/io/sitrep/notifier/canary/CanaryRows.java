package io.sitrep.notifier.canary;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.sitrep.notifier.intake.CanaryIds;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;

/**
 * Takes away what signs of life left behind, a day after: they are one or more a minute, with nobody's news in them. A record that comes
 * again after that is stale, as its incident remembers the newest. What still waits to be told stays. Safe beside others who do the same.
 */
@ApplicationScoped
class CanaryRows {
    private static final Logger LOG = Logger.getLogger(CanaryRows.class);

    private static final String OLD = """
            SELECT p.id FROM publications p JOIN fanout_jobs j ON j.publication_id = p.id AND j.done
            WHERE p.incident_id = $1 AND p.received_at < now() - interval '1 day'
              AND NOT EXISTS (SELECT FROM queue q WHERE q.publication_id = p.id)
            ORDER BY p.received_at LIMIT 5000
            FOR UPDATE OF p SKIP LOCKED""";

    // In this order, as each names the next.
    private static final List<String> FORGET = List.of(
            "DELETE FROM failed_attempts f USING ledger l WHERE l.publication_id = ANY ($1)"
                    + " AND f.delivery_id = l.id AND f.month = l.month",
            "DELETE FROM ledger WHERE publication_id = ANY ($1)",
            "DELETE FROM fanout_jobs WHERE publication_id = ANY ($1)",
            "DELETE FROM publications WHERE id = ANY ($1)",
            "DELETE FROM inbox WHERE event_id = ANY ($1)");

    // Those that were taken note of and told to nobody: where only the incident service has a canary.
    private static final String UNTOLD = """
            DELETE FROM inbox i WHERE i.type = 'io.sitrep.canary.sang.v1' AND i.received_at < now() - interval '1 day'
              AND NOT EXISTS (SELECT FROM publications p WHERE p.id = i.event_id)""";

    private final Pool pool;

    CanaryRows(Pool pool) {
        this.pool = pool;
    }

    @Scheduled(every = "1h", delayed = "3m", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return forget().onFailure()
                .invoke(away -> LOG.debugf(away, "the canary's rows stay for now"))
                .onFailure()
                .recoverWithNull();
    }

    Uni<Void> forget() {
        return pool.withTransaction(connection -> connection
                .preparedQuery(OLD)
                .execute(Tuple.of(CanaryIds.INCIDENT))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map((Row row) -> row.getUUID("id"))
                        .toArray(UUID[]::new))
                .chain(old -> forget(connection, old))
                .chain(() -> connection.query(UNTOLD).execute())
                .replaceWithVoid());
    }

    private static Uni<Void> forget(SqlConnection connection, UUID[] old) {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (String statement : FORGET) {
            all = all.chain(() -> connection
                    .preparedQuery(statement)
                    .execute(Tuple.tuple().addValue(old))
                    .replaceWithVoid());
        }
        return all;
    }
}
