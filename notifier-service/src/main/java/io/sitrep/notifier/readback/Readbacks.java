package io.sitrep.notifier.readback;

import io.sitrep.notifier.channel.ThisProcess;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** What is uncertain, as the database has it: which is to be looked for, and what was found. */
@Singleton
class Readbacks {
    /** What is older is left to a human as it is. */
    private static final int HOURS = 6;

    // A delivery that became uncertain again, after a human had asked for it, is looked for anew. A worker that
    // vanished began
    // at some time before that was seen: nobody knows how long.
    private static final String ENTER = """
            INSERT INTO readbacks (delivery_id, fence, began, due_at)
            SELECT a.delivery_id, max(a.fence),
                CASE WHEN bool_or(a.outcome = 'lost')
                    THEN greatest(min(l.planned_at) - interval '30 seconds', max(a.at) - interval '1 hour')
                    ELSE max(a.at) - interval '30 seconds' END,
                max(a.at) + interval '5 seconds'
            FROM failed_attempts a JOIN ledger l ON l.id = a.delivery_id AND l.month = a.month
            WHERE a.outcome IN ('uncertain', 'lost') AND a.at > now() - $2 * interval '1 hour'
              AND l.state = 'uncertain' AND l.channel = ANY ($1::text[])
              AND NOT EXISTS (SELECT FROM readbacks r WHERE r.delivery_id = a.delivery_id AND r.fence >= a.fence)
            GROUP BY a.delivery_id
            ON CONFLICT (delivery_id) DO UPDATE SET fence = excluded.fence, began = excluded.began,
                due_at = excluded.due_at, looks = 0, updated_at = now()
            WHERE readbacks.fence < excluded.fence""";

    private static final String FORGET =
            "DELETE FROM readbacks WHERE due_at IS NULL AND updated_at < now() - ($1 + 1) * interval '1 hour'";

    // Due again when whoever looks does not come back.
    private static final String CLAIM = """
            WITH due AS (
                SELECT delivery_id FROM readbacks WHERE due_at <= now() ORDER BY due_at LIMIT $1 FOR UPDATE SKIP LOCKED
            ), claimed AS (
                UPDATE readbacks r SET looks = r.looks + 1, due_at = now() + interval '1 minute', updated_at = now()
                FROM due WHERE r.delivery_id = due.delivery_id RETURNING r.*
            )
            SELECT c.delivery_id, c.looks, c.began, l.month, l.publication_id, p.revision, l.channel, e.address,
                s.token_sealed, s.locale, s.time_zone, l.revision IS NOT DISTINCT FROM p.revision
                    OR (l.revision IS NULL AND p.revision = 0) AS as_it_was,
                array(SELECT o.remote_id FROM ledger o WHERE o.subscriber_id = l.subscriber_id
                    AND o.incident_id = l.incident_id AND o.id <> l.id AND o.remote_id IS NOT NULL) AS others,
                array(SELECT o.remote_id FROM endpoints p JOIN ledger o ON o.subscriber_id = p.subscriber_id AND o.endpoint_id = p.id
                    WHERE e.address <> '' AND p.channel = e.channel AND lower(p.address) = lower(e.address) AND o.id <> l.id
                      AND o.remote_id IS NOT NULL AND o.updated_at >= c.began) AS taken,
                EXISTS (SELECT FROM failed_attempts a WHERE a.delivery_id = l.id AND a.month = l.month
                    AND a.outcome = 'lost') AS vanished,
                EXISTS (SELECT FROM endpoints p JOIN ledger o ON o.subscriber_id = p.subscriber_id AND o.endpoint_id = p.id
                    WHERE e.address <> '' AND p.channel = e.channel AND lower(p.address) = lower(e.address) AND o.id <> l.id
                      AND o.planned_at < c.began + interval '4 minutes'
                      AND (o.state = 'open' OR o.state IN ('delivered', 'uncertain', 'dead') AND o.updated_at >= c.began)) AS crowded
            FROM claimed c JOIN ledger l ON l.id = c.delivery_id AND l.state = 'uncertain'
                JOIN publications p ON p.id = l.publication_id
                JOIN endpoints e ON e.id = l.endpoint_id
                JOIN subscriptions s ON s.id = l.subscription_id""";

    // Those whose delivery is no longer uncertain, or whose reader is gone, were claimed with them.
    private static final String DROP_SETTLED = """
            UPDATE readbacks r SET due_at = NULL, updated_at = now()
            WHERE r.due_at IS NOT NULL AND NOT EXISTS (SELECT FROM ledger l
                JOIN endpoints e ON e.id = l.endpoint_id JOIN subscriptions s ON s.id = l.subscription_id
                WHERE l.id = r.delivery_id AND l.state = 'uncertain')""";

    // Two who look at the same moment and find the same can't both take it.
    private static final String LOCK = "SELECT pg_advisory_xact_lock(hashtextextended($1, 0))";

    // What is somebody's already, at the same address, is not this one. What was taken back before it was there to be
    // found is taken
    // back once more. It was there all the time: what waits to be
    // told in its place elsewhere is spared, and what was told of the
    // publication is counted anew. Its place among the attempts is behind
    // all that were made and before what came back of it.
    private static final String FOUND = """
            WITH found AS (
                UPDATE ledger l SET state = 'delivered', reason = NULL, remote_id = $3, delivered_at = now(), updated_at = now()
                WHERE l.id = $1 AND l.month = $2 AND l.state = 'uncertain'
                  AND NOT EXISTS (SELECT FROM endpoints e JOIN endpoints p ON p.channel = e.channel AND lower(p.address) = lower(e.address)
                      JOIN ledger o ON o.subscriber_id = p.subscriber_id AND o.endpoint_id = p.id
                      WHERE e.id = l.endpoint_id AND o.id <> l.id AND o.remote_id = $3)
                RETURNING l.id, l.month, l.publication_id, l.subscriber_id, l.endpoint_id, l.incident_id, l.sequence, l.instead_of
            ), retracted AS (
                UPDATE ledger r SET state = 'open', delivered_at = NULL, attempted_at = NULL, updated_at = now(),
                    reason = 'what it takes back was found after it was made'
                FROM found f JOIN publications p ON p.id = f.publication_id
                    JOIN publications t ON t.incident_id = f.incident_id AND takes_back(t, p)
                WHERE r.subscriber_id = f.subscriber_id AND r.incident_id = f.incident_id AND r.endpoint_id = f.endpoint_id
                  AND r.publication_id = t.id AND r.state = 'delivered'
                  AND r.subscriber_id IN (SELECT subscriber_id FROM social_accounts)
                RETURNING r.*, t.lane, t.closing
            ), made_again AS (
                INSERT INTO queue (endpoint_id, incident_id, sequence, delivery_id, month, publication_id, subscriber_id,
                    subscription_id, channel, lane, closing, every_update, reason, fence)
                SELECT endpoint_id, incident_id, sequence, id, month, publication_id, subscriber_id, subscription_id, channel,
                    lane, closing, true, reason, fence FROM retracted
            ), spared AS (
                DELETE FROM queue q USING found f JOIN endpoints b ON b.subscriber_id = f.subscriber_id
                WHERE q.endpoint_id = b.id AND q.incident_id = f.incident_id AND q.sequence = f.sequence
                  AND q.state <> 'sending' AND q.instead_of IN (f.id, f.instead_of)
                RETURNING q.delivery_id, q.month, q.fence, q.tries
            ), booked AS (
                UPDATE ledger l SET state = 'cancelled', reason = 'told at another address of the subscriber after all', fence = s.fence, tries = s.tries,
                    updated_at = now()
                FROM spared s WHERE l.id = s.delivery_id AND l.month = s.month
            ), noted AS (
                INSERT INTO failed_attempts (delivery_id, month, fence, at, outcome, reason)
                SELECT id, month, 9223372036854775805, now(), 'reconciled', 'found at the provider' FROM found
                ON CONFLICT DO NOTHING
            ), told AS (
                UPDATE progress SET over = false, look_at = now()
                WHERE publication_id IN (SELECT publication_id FROM found UNION SELECT publication_id FROM retracted)
            ), done AS (
                UPDATE readbacks SET due_at = NULL, updated_at = now() WHERE delivery_id IN (SELECT id FROM found)
            )
            SELECT count(*) AS number FROM found""";

    private static final String NOT_THERE = """
            WITH stays AS (
                UPDATE ledger SET reason = $3, updated_at = now() WHERE id = $1 AND month = $2 AND state = 'uncertain'
            )
            UPDATE readbacks SET due_at = NULL, updated_at = now() WHERE delivery_id = $1""";

    private static final String AGAIN =
            "UPDATE readbacks SET due_at = now() + $2 * interval '1 millisecond', updated_at = now() WHERE delivery_id = $1";

    private static final String GIVE_UP =
            "UPDATE readbacks SET due_at = NULL, updated_at = now() WHERE delivery_id = $1";

    private final Pool pool;
    private final ThisProcess process;

    Readbacks(Pool pool, ThisProcess process) {
        this.pool = pool;
        this.process = process;
    }

    /** Takes note of what became uncertain lately. @param channels those where it can be looked */
    Uni<Void> enter(Collection<String> channels) {
        return pool.preparedQuery(ENTER)
                .execute(Tuple.of(channels.toArray(String[]::new), HOURS))
                .chain(() -> pool.preparedQuery(FORGET).execute(Tuple.of(HOURS)))
                .chain(() -> pool.query(DROP_SETTLED).execute())
                .replaceWithVoid();
    }

    /** Those to look for now, each for one process alone; none where it can't write what it would look for. */
    Uni<List<Uncertain>> claim(int most) {
        if (!process.sends()) {
            return Uni.createFrom().item(List.of());
        }
        return pool.preparedQuery(CLAIM)
                .execute(Tuple.of(most))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(Uncertain::of)
                        .toList());
    }

    /** @return false when it was no longer uncertain, or what was found is another delivery's */
    Uni<Boolean> found(Uncertain one, String remoteId) {
        return pool.withTransaction(connection -> connection
                .preparedQuery(LOCK)
                .execute(Tuple.of(remoteId))
                .chain(() -> connection
                        .preparedQuery(FOUND)
                        .execute(Tuple.of(one.delivery(), one.month(), remoteId))
                        .map(Readbacks::any)));
    }

    /** It stays uncertain, for a human to decide. */
    Uni<Void> notThere(Uncertain one, String reason) {
        return pool.preparedQuery(NOT_THERE)
                .execute(Tuple.of(one.delivery(), one.month(), reason))
                .replaceWithVoid();
    }

    Uni<Void> again(UUID delivery, Duration later) {
        return pool.preparedQuery(AGAIN)
                .execute(Tuple.of(delivery, later.toMillis()))
                .replaceWithVoid();
    }

    Uni<Void> giveUp(UUID delivery) {
        return pool.preparedQuery(GIVE_UP).execute(Tuple.of(delivery)).replaceWithVoid();
    }

    private static boolean any(RowSet<Row> rows) {
        return rows.iterator().next().getLong("number") > 0;
    }
}
