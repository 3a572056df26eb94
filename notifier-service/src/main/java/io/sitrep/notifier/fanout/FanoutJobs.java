package io.sitrep.notifier.fanout;

import io.sitrep.notifier.Settings;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowIterator;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/**
 * Turns one chunk of subscriptions into deliveries, in one transaction that also moves the job's cursor: a crash loses at
 * most a chunk that nobody has seen. The row lock on the job is the lease; several processes work on several jobs.
 */
@Singleton
public class FanoutJobs {
    /** What one chunk came to. */
    public record Chunk(UUID publicationId, int planned, int superseded) {}

    // Jobs of one incident are planned in its order: what supersedes must find what it supersedes.
    private static final String NEXT = """
            SELECT j.publication_id, j.chunks FROM fanout_jobs j
            WHERE NOT j.done AND NOT EXISTS (
                SELECT 1 FROM fanout_jobs e
                WHERE e.incident_id = j.incident_id AND e.sequence < j.sequence AND NOT e.done)
            ORDER BY j.created_at LIMIT 1
            FOR UPDATE OF j SKIP LOCKED""";

    private static final String PLAN = """
            WITH p AS (
                SELECT * FROM publications WHERE id = $1
            ), chunk AS (
                SELECT s.* FROM subscriptions s
                WHERE s.id > (SELECT after_id FROM fanout_jobs WHERE publication_id = $1)
                ORDER BY s.id LIMIT $2
            ), matching AS (
                SELECT s.id AS subscription_id, s.subscriber_id, s.every_update, e.id AS endpoint_id, e.channel, e.state
                FROM chunk s JOIN endpoints e ON e.subscriber_id = s.subscriber_id AND e.position = 0, p
                WHERE %s
            ), planned AS (
                INSERT INTO deliveries (publication_id, incident_id, sequence, closing, subscriber_id, subscription_id,
                    endpoint_id, channel, every_update, state, reason)
                SELECT p.id, p.incident_id, p.sequence, p.closing, m.subscriber_id, m.subscription_id,
                    m.endpoint_id, m.channel, m.every_update,
                    CASE m.state WHEN 'active' THEN 'pending' ELSE 'suppressed' END,
                    CASE m.state WHEN 'active' THEN NULL ELSE 'the address is switched off' END
                FROM matching m, p
                ON CONFLICT (publication_id, endpoint_id) DO NOTHING
                RETURNING endpoint_id
            ), superseded AS (
                UPDATE deliveries d
                SET state = 'superseded', reason = 'a newer update of the incident', updated_at = now()
                FROM planned n, p
                WHERE d.endpoint_id = n.endpoint_id AND d.incident_id = p.incident_id AND d.sequence < p.sequence
                  AND d.state IN ('pending', 'retrying') AND gives_way(d.every_update, d.closing, p.closing)
                RETURNING d.id
            ), moved AS (
                UPDATE fanout_jobs SET chunks = chunks + 1,
                    after_id = coalesce((SELECT id FROM chunk ORDER BY id DESC LIMIT 1), after_id),
                    done = (SELECT count(*) FROM chunk) < $2,
                    done_at = CASE WHEN (SELECT count(*) FROM chunk) < $2 THEN now() END
                WHERE publication_id = $1
                RETURNING publication_id
            )
            SELECT (SELECT count(*) FROM planned) AS planned, (SELECT count(*) FROM superseded) AS superseded
            FROM moved""".formatted(Matching.HEARS);

    private final Pool pool;
    private final Settings.Fanout sizes;

    FanoutJobs(Pool pool, Settings settings) {
        this.pool = pool;
        this.sizes = settings.fanout();
    }

    /** Plans the next chunk of the oldest job that may go on; empty when there is none. */
    public Uni<Optional<Chunk>> planNextChunk() {
        return pool.withTransaction(connection -> connection
                .query(NEXT)
                .execute()
                .chain(rows -> {
                    RowIterator<Row> found = rows.iterator();
                    return found.hasNext()
                            ? plan(connection, found.next()).map(Optional::of)
                            : Uni.createFrom().item(Optional.<Chunk>empty());
                }));
    }

    private Uni<Chunk> plan(SqlConnection connection, Row job) {
        UUID publicationId = job.getUUID("publication_id");
        int size = job.getInteger("chunks") == 0 ? sizes.firstChunk() : sizes.chunk();
        return connection
                .preparedQuery(PLAN)
                .execute(Tuple.of(publicationId, size))
                .map(rows -> rows.iterator().next())
                .map(row -> new Chunk(publicationId, row.getInteger("planned"), row.getInteger("superseded")));
    }
}
