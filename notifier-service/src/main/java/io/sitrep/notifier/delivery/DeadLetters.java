package io.sitrep.notifier.delivery;

import io.sitrep.notifier.Settings;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowIterator;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.UUID;

/**
 * Deliveries nobody tries any more, tried again because a human says so: under their ids, with the whole schedule before them. Who asks
 * for a single one vouches for its address, and takes the risk that it arrives twice where that is uncertain; who asks for many does
 * neither.
 */
@Singleton
public class DeadLetters {
    /** What came of asking for a delivery again. */
    public sealed interface Again {
        record Asked() implements Again {}

        /** It is neither dead nor uncertain. */
        record NotDead(String state) implements Again {}

        record Unknown() implements Again {}
    }

    /** Which to ask for; null lets everything pass. */
    public record Which(UUID incident, UUID publication, String channel) {}

    // What has an end (unsubscribed, superseded) stays ended. The others are told. It stands in for whom it stood in
    // for.
    private static final String ASK = """
            , told AS (
                UPDATE progress SET over = false, look_at = now() WHERE publication_id IN (SELECT publication_id FROM asked)
            ), queued AS (
                INSERT INTO queue (endpoint_id, incident_id, sequence, delivery_id, month, publication_id, subscriber_id,
                    subscription_id, channel, lane, closing, every_update, reason, fence, instead_of, failover_at)
                SELECT a.endpoint_id, a.incident_id, a.sequence, a.id, a.month, a.publication_id, a.subscriber_id,
                    a.subscription_id, a.channel, p.lane, p.closing,
                    p.kind <> 'update' OR coalesce(s.every_update, false), a.reason, a.fence, a.instead_of,
                    CASE WHEN EXISTS (SELECT FROM endpoints e JOIN endpoints n ON n.subscriber_id = e.subscriber_id
                        AND n.position > e.position WHERE e.id = a.endpoint_id) THEN now() + %s * interval '1 millisecond' END
                FROM asked a JOIN publications p ON p.id = a.publication_id
                    LEFT JOIN subscriptions s ON s.id = a.subscription_id
            )""";

    private static final String ASK_ONE = """
            WITH asked AS (
                UPDATE ledger SET state = 'open', updated_at = now() WHERE id = $1 AND state IN ('dead', 'uncertain') RETURNING *
            ), back AS (
                UPDATE endpoints SET state = 'active', state_reason = NULL
                WHERE id IN (SELECT endpoint_id FROM asked) AND state = 'disabled'
            )""" + ASK.formatted("$2::bigint") + """
             SELECT state, (SELECT count(*) FROM asked) AS asked FROM deliveries WHERE id = $1""";

    private static final String ASK_ALL = """
            WITH asked AS (
                UPDATE ledger SET state = 'open', updated_at = now()
                WHERE state = 'dead' AND ($1::uuid IS NULL OR incident_id = $1) AND ($3::text IS NULL OR channel = $3)
                  AND ($2::uuid IS NULL OR publication_id IN (SELECT id FROM publications WHERE $2 IN (id, update_id)))
                  AND NOT EXISTS (SELECT FROM endpoints e WHERE e.id = endpoint_id AND e.state = 'disabled')
                RETURNING *
            )""" + ASK.formatted("$4::bigint") + """
             SELECT count(*) AS asked FROM asked""";

    private final Pool pool;
    private final Event<RetryAsked> again;
    private final Duration failoverAfter;

    DeadLetters(Pool pool, Event<RetryAsked> again, Settings settings) {
        this.failoverAfter = settings.failoverAfter();
        this.pool = pool;
        this.again = again;
    }

    public Uni<Again> ask(UUID delivery) {
        return pool.preparedQuery(ASK_ONE)
                .execute(Tuple.of(delivery, failoverAfter.toMillis()))
                .map(rows -> {
                    RowIterator<Row> found = rows.iterator();
                    if (!found.hasNext()) {
                        return new Again.Unknown();
                    }
                    Row row = found.next();
                    if (row.getLong("asked") == 0) {
                        return new Again.NotDead(row.getString("state"));
                    }
                    again.fire(new RetryAsked());
                    return new Again.Asked();
                });
    }

    /** Only what is dead, and leaves out addresses that were switched off. @return how many are tried again */
    public Uni<Long> replay(Which which) {
        return pool.preparedQuery(ASK_ALL)
                .execute(Tuple.of(which.incident(), which.publication(), which.channel(), failoverAfter.toMillis()))
                .map(rows -> rows.iterator().next().getLong("asked"))
                .invoke(() -> again.fire(new RetryAsked()));
    }
}
