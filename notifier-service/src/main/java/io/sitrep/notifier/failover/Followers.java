package io.sitrep.notifier.failover;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.sitrep.notifier.Settings;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * Who follows us on a network gets no message there: what our account posts is theirs. Their deliveries ride along with the account's,
 * chunk by chunk, and no worker has them in hand. Where the network is broken, or the account does not post it, their next address
 * takes over.
 */
@Singleton
class Followers {
    /** Why a delivery stands as the account's does. */
    static final String SHARED = "with the post of our account";

    private static final int CHUNK = 5000;

    // What was in hand and put off (the network takes no more for now) is broken for them like what failed. A look at
    // each
    // publication and network, not at each follower. Of an account there is one a network: whoever has
    // an
    // address there.
    private static final String RIDES = """
            WITH RECURSIVE ride AS (
                (SELECT publication_id, channel FROM queue WHERE due_at = 'infinity' ORDER BY publication_id, channel LIMIT 1)
                UNION ALL
                SELECT n.publication_id, n.channel FROM ride r, LATERAL (
                    SELECT q.publication_id, q.channel FROM queue q
                    WHERE q.due_at = 'infinity' AND (q.publication_id, q.channel) > (r.publication_id, r.channel)
                    ORDER BY q.publication_id, q.channel LIMIT 1) n
            ), known AS (
                SELECT r.publication_id, r.channel, d.id AS delivery_id, d.state, d.state = 'pending' AND d.fence > 0 AND d.due_at > now() AS put_off, p.lane, p.withdrawn IS NOT NULL AS withdrawn, coalesce(j.done, true) AS planned,
                    coalesce(d.created_at, p.received_at) < now() - $2 * interval '1 millisecond' AS late,
                    CASE WHEN r.channel = ANY ($1) THEN out_by(a.id, r.channel, a.providers) ELSE 'off' END AS out_by
                FROM ride r JOIN publications p ON p.id = r.publication_id
                LEFT JOIN fanout_jobs j ON j.publication_id = r.publication_id
                LEFT JOIN LATERAL (SELECT * FROM endpoints e WHERE e.channel = r.channel
                    AND lower(e.address) > '' AND e.position = 0 ORDER BY lower(e.address) LIMIT 1) a ON true
                LEFT JOIN deliveries d ON d.publication_id = r.publication_id AND d.endpoint_id = a.id
            )
            SELECT publication_id, channel, delivery_id, out_by IS NOT DISTINCT FROM 'catalog' AS is_news, CASE
                WHEN state IN ('delivered', 'uncertain', 'superseded') OR (state = 'cancelled' AND withdrawn) THEN state
                WHEN state IN ('cancelled', 'dead', 'suppressed', 'failed_over') OR out_by = 'off' OR (state IS NULL AND planned) THEN 'over'
                WHEN out_by IS NOT NULL AND lane = 1 OR late AND (out_by IS NOT NULL OR state = 'retrying' OR put_off) THEN 'broken'
                ELSE 'waiting' END AS verdict
            FROM known""";

    private static final String SHARE = """
            WITH those AS MATERIALIZED (
                SELECT endpoint_id, incident_id, sequence, delivery_id, month FROM queue
                WHERE publication_id = $1 AND channel = $2 AND due_at = 'infinity' AND ($5 OR failover_at IS NULL)
                LIMIT $4 FOR UPDATE SKIP LOCKED
            ), gone AS (
                DELETE FROM queue q USING those s
                WHERE q.endpoint_id = s.endpoint_id AND q.incident_id = s.incident_id AND q.sequence = s.sequence
            ), booked AS (
                UPDATE ledger l SET state = a.state, reason = '%s', remote_id = a.remote_id,
                    revision = a.revision, delivered_at = a.delivered_at, updated_at = now()
                FROM those s, (SELECT * FROM ledger WHERE id = $3) a WHERE l.id = s.delivery_id AND l.month = s.month
            )
            SELECT count(*) AS number FROM those""".formatted(SHARED);

    private static final String ELSEWHERE = """
            UPDATE queue q SET state = 'retrying', reason = 'our account does not reach its followers', failover_at = now(),
                updated_at = now()
            FROM (SELECT endpoint_id, incident_id, sequence FROM queue
                WHERE publication_id = $1 AND channel = $2 AND due_at = 'infinity' AND failover_at IS NOT NULL
                  AND state = 'pending'
                LIMIT $3 FOR UPDATE SKIP LOCKED) s
            WHERE q.endpoint_id = s.endpoint_id AND q.incident_id = s.incident_id AND q.sequence = s.sequence""";

    // Whom nothing else reaches, and nothing for a day.
    private static final String NOBODY = """
            WITH those AS MATERIALIZED (
                SELECT q.endpoint_id, q.incident_id, q.sequence, q.delivery_id, q.month FROM queue q
                WHERE q.publication_id = $1 AND q.channel = $2 AND q.due_at = 'infinity'
                  AND (q.failover_at IS NULL OR q.planned_at < now() - interval '1 day' OR NOT EXISTS (
                    SELECT FROM endpoints e JOIN endpoints n ON n.subscriber_id = e.subscriber_id AND n.position > e.position
                    WHERE e.id = q.endpoint_id AND n.state = 'active'))
                LIMIT $3 FOR UPDATE OF q SKIP LOCKED
            ), gone AS (
                DELETE FROM queue q USING those s
                WHERE q.endpoint_id = s.endpoint_id AND q.incident_id = s.incident_id AND q.sequence = s.sequence
            ), booked AS (
                UPDATE ledger l SET state = 'dead', updated_at = now(),
                    reason = 'our account did not post it, and there is no other address'
                FROM those s WHERE l.id = s.delivery_id AND l.month = s.month
            )
            SELECT count(*) AS number FROM those""";

    private record Ride(UUID publication, String channel, UUID post, boolean isNews, String verdict) {
        static Ride of(Row row) {
            return new Ride(
                    row.getUUID("publication_id"),
                    row.getString("channel"),
                    row.getUUID("delivery_id"),
                    row.getBoolean("is_news"),
                    row.getString("verdict"));
        }
    }

    private final Pool pool;
    private final MeterRegistry meters;
    private final Duration after;

    Followers(@ReactiveDataSource("engine") Pool pool, MeterRegistry meters, Settings settings) {
        this.pool = pool;
        this.meters = meters;
        this.after = settings.failoverAfter();
    }

    /**
     * A chunk of each publication and network.
     *
     * @param setUp the networks on which this or another process can post
     * @return whether there may be more
     */
    Uni<Boolean> settle(List<String> setUp) {
        return pool.preparedQuery(RIDES)
                .execute(Tuple.of(setUp.toArray(String[]::new), after.toMillis()))
                .onItem()
                .transformToMulti(rows -> Multi.createFrom().iterable(rows))
                .map(Ride::of)
                .onItem()
                .transformToUniAndConcatenate(this::settle)
                .collect()
                .with(java.util.stream.Collectors.reducing(false, Boolean::logicalOr));
    }

    /** What is told about is the network itself: there alone nobody is told, even where the post arrived. */
    private Uni<Boolean> settle(Ride ride) {
        Uni<Boolean> elsewhere = ride.isNews() || isNoEnd(ride) ? elsewhere(ride) : nothing();
        return elsewhere.chain(more -> end(ride).map(ended -> more || ended));
    }

    private static boolean isNoEnd(Ride ride) {
        return ride.verdict().equals("over") || ride.verdict().equals("broken");
    }

    private Uni<Boolean> end(Ride ride) {
        return switch (ride.verdict()) {
            case "waiting", "broken" -> nothing();
            case "over" -> counted(ride, "dead", NOBODY, Tuple.of(ride.publication(), ride.channel(), CHUNK));
            default ->
                counted(
                        ride,
                        ride.verdict(),
                        SHARE,
                        Tuple.of(ride.publication(), ride.channel(), ride.post(), CHUNK, !ride.isNews()));
        };
    }

    private Uni<Boolean> elsewhere(Ride ride) {
        return pool.preparedQuery(ELSEWHERE)
                .execute(Tuple.of(ride.publication(), ride.channel(), CHUNK))
                .map(rows -> rows.rowCount() == CHUNK);
    }

    private Uni<Boolean> counted(Ride ride, String state, String statement, Tuple parameters) {
        return pool.preparedQuery(statement)
                .execute(parameters)
                .map(rows -> rows.iterator().next().getLong("number"))
                .invoke(number -> meters.counter("sitrep.deliveries", "channel", ride.channel(), "state", state)
                        .increment(number))
                .map(number -> number == CHUNK);
    }

    private static Uni<Boolean> nothing() {
        return Uni.createFrom().item(false);
    }
}
