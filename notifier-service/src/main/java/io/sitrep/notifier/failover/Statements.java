package io.sitrep.notifier.failover;

import io.sitrep.notifier.fanout.Reliance;

/**
 * How a subscriber's next address takes over: what was to be told at one ends and what is told at the next begins in one statement, so
 * that nobody is left with both or with neither. Parameters: {@code $1} how many at most, {@code $2} the channels that are set up here or elsewhere,
 * {@code $3} and {@code $4} milliseconds: after which a broken address gives way, and until one that could not is looked at again.
 */
final class Statements {
    private static final String OUT = """
            out AS MATERIALIZED (
                SELECT * FROM out_now()
            ), news AS MATERIALIZED (
                SELECT channel, provider FROM out WHERE news
            )""";

    private static final String UNLOOKED = """
            u.lane = 1 AND u.failover_at > now()
            AND u.failover_at - $2 * interval '1 millisecond' IN (u.planned_at, u.first_failed_at)
            AND u.state <> 'sending' AND u.due_at <> 'infinity'""";

    // Told there already, as it is with a correction: then it is no further address. Counted, so that each is looked up
    // by its key, also in
    // a month that is too young for statistics: else all of the publication was read for each.
    private static final String NEXT = """
            LEFT JOIN LATERAL (
                SELECT n.id, n.channel, n.address = '' AS follows FROM endpoints n
                WHERE n.subscriber_id = d.subscriber_id AND n.position > %s AND n.state = 'active'
                  AND n.channel = ANY ($2) AND %s AND NOT %s
                  AND (SELECT count(*) FROM ledger o
                    WHERE o.publication_id = d.publication_id AND o.endpoint_id = n.id AND o.month = d.month) = 0
                ORDER BY n.position LIMIT 1) n ON true""";

    // What something newer takes the place of is not told elsewhere either.
    private static final String STANDS = """
            p.withdrawn IS NULL AND s.state = 'active' AND NOT EXISTS (
                SELECT FROM ledger o JOIN publications np ON np.id = o.publication_id
                WHERE o.subscriber_id = d.subscriber_id AND o.incident_id = d.incident_id AND o.sequence > d.sequence
                  AND o.state <> 'cancelled' AND np.only_told_of IS NULL
                  AND gives_way(%s, %s, np.closing))""";

    // Who rides along with an account's post is looked after in Followers.
    private static final String BROKEN = """
             AND CASE WHEN d.due_at = 'infinity' THEN d.state = 'retrying'
                WHEN k.is_news OR k.is_out AND d.lane = 1 THEN true
                ELSE least(d.first_failed_at, CASE WHEN k.is_out THEN d.planned_at END) <= now() - $3 * interval '1 millisecond' END""";

    // One that was moved has a fence, as one that was tried before: a claim looks whether it still is to be told.
    private static final String TAKE_OVER = """
            ), written AS (
                INSERT INTO ledger (id, month, publication_id, incident_id, sequence, subscriber_id, subscription_id,
                    endpoint_id, channel, state, instead_of)
                SELECT new_id, month, publication_id, incident_id, sequence, subscriber_id, subscription_id, next_id,
                    next_channel, 'open', root FROM moved
            ), queued AS (
                INSERT INTO queue (endpoint_id, incident_id, sequence, delivery_id, month, publication_id, subscriber_id,
                    subscription_id, channel, lane, closing, every_update, due_at, failover_at, instead_of, fence)
                SELECT next_id, incident_id, sequence, new_id, month, publication_id, subscriber_id, subscription_id,
                    next_channel, lane, closing, every_update, CASE WHEN follows THEN 'infinity' ELSE now() END,
                    now() + $3 * interval '1 millisecond', root, 1 FROM moved
            ), overtaken AS (
                DELETE FROM queue q USING moved m
                WHERE q.endpoint_id = m.next_id AND q.incident_id = m.incident_id AND q.sequence < m.sequence
                  AND q.state <> 'sending' AND m.is_update AND gives_way(q.every_update, q.closing, m.closing)
                RETURNING q.delivery_id, q.month, q.fence, q.tries
            ), superseded AS (
                UPDATE ledger l SET state = 'superseded', reason = 'a newer update of the incident', updated_at = now(),
                    fence = o.fence, tries = o.tries
                FROM overtaken o WHERE l.id = o.delivery_id AND l.month = o.month
            ), announced AS (
                UPDATE progress SET over = false, look_at = now()
                WHERE over AND publication_id IN (SELECT publication_id FROM moved)
            )
            SELECT channel, next_channel, next <> 'uncertain' AS ended, count(*) AS number FROM moved
            GROUP BY channel, next_channel, ended
            UNION ALL SELECT NULL, NULL, NULL, count(*) FROM due""";

    // What waits or is tried again: broken for too long, or urgent and already known to be out.
    static final String OF_QUEUE = """
            WITH due AS MATERIALIZED (
                SELECT q.* FROM queue q
                WHERE q.failover_at <= now() AND q.state <> 'sending' AND NOT EXISTS (SELECT FROM hold)
                ORDER BY q.failover_at LIMIT $1 FOR UPDATE OF q SKIP LOCKED
            ), %s, known AS MATERIALIZED (
                SELECT d.endpoint_id AS of_endpoint, d.incident_id AS of_incident, d.sequence AS of_sequence,
                    d.channel <> ALL ($2) OR %s AS is_out, %s AS is_news
                FROM due d JOIN endpoints e ON e.id = d.endpoint_id
            ), judged AS MATERIALIZED (
                SELECT d.*, uuid_v7() AS new_id, coalesce(d.instead_of, d.delivery_id) AS root, 'failed_over' AS next,
                    CASE WHEN k.is_out THEN 'its provider is out' ELSE coalesce(d.reason, 'it could not be told there') END AS why,
                    p.kind = 'update' AS is_update, n.id AS next_id, n.channel AS next_channel, n.follows,
                    e.id IS NULL OR p.id IS NULL OR s.id IS NULL AS is_nobodys,
                    CASE WHEN d.instead_of IS NOT NULL AND p.id IS NOT NULL AND s.id IS NOT NULL THEN 'suppressed' ELSE 'cancelled' END AS ends
                FROM due d
                LEFT JOIN known k ON k.of_endpoint = d.endpoint_id AND k.of_incident = d.incident_id AND k.of_sequence = d.sequence
                LEFT JOIN endpoints e ON e.id = d.endpoint_id
                LEFT JOIN publications p ON p.id = d.publication_id
                LEFT JOIN subscriptions s ON s.id = d.subscription_id
                %s
            ), moved AS MATERIALIZED (
                SELECT DISTINCT ON (publication_id, next_id) * FROM judged WHERE next_id IS NOT NULL
                ORDER BY publication_id, next_id, delivery_id
            ), gone AS (
                DELETE FROM queue q USING moved m
                WHERE q.endpoint_id = m.endpoint_id AND q.incident_id = m.incident_id AND q.sequence = m.sequence
            ), booked AS (
                UPDATE ledger l SET state = 'failed_over', gave_way = true, reason = m.why, fence = m.fence, tries = m.tries, updated_at = now()
                FROM moved m WHERE l.id = m.delivery_id AND l.month = m.month
            ), ended AS (
                DELETE FROM queue q USING judged j
                WHERE j.is_nobodys AND q.endpoint_id = j.endpoint_id AND q.incident_id = j.incident_id AND q.sequence = j.sequence
            ), settled AS (
                UPDATE ledger l SET state = j.ends, reason = 'unsubscribed', fence = j.fence, tries = j.tries, updated_at = now()
                FROM judged j WHERE j.is_nobodys AND l.id = j.delivery_id AND l.month = j.month
            ), later AS (
                UPDATE queue q SET failover_at = now() + greatest($4 * interval '1 millisecond',
                        (now() - coalesce(q.first_failed_at, q.planned_at)) / 2),
                    due_at = CASE WHEN q.failover_at = '-infinity' AND q.due_at < 'infinity' THEN now() ELSE q.due_at END
                FROM judged j
                WHERE j.next_id IS NULL AND NOT j.is_nobodys AND q.endpoint_id = j.endpoint_id AND q.incident_id = j.incident_id
                  AND q.sequence = j.sequence
            """.formatted(
                            OUT,
                            Reliance.isAmong("out", "e"),
                            Reliance.isAmong("news", "e"),
                            next("e.position", STANDS.formatted("d.every_update", "d.closing") + BROKEN))
            + TAKE_OVER;

    // What ended so that nobody knows of it, or nobody can be sure. Within a day: later it is no news any more. Where
    // no
    // other address is left, one that was only broken goes on as if it had been the only one.
    static final String OF_STRANDED = """
            WITH due AS MATERIALIZED (
                SELECT l.*, t.position AS at_position FROM stranded t JOIN ledger l ON l.id = t.delivery_id AND l.month = t.month
                WHERE t.due_at <= now() AND NOT EXISTS (SELECT FROM hold)
                ORDER BY t.due_at LIMIT $1 FOR UPDATE OF t, l SKIP LOCKED
            ), %3$s, unkept AS (
                DELETE FROM stranded t WHERE t.due_at <= now() - interval '1 day'
                  AND NOT EXISTS (SELECT FROM ledger l WHERE l.id = t.delivery_id AND l.month = t.month)
            ), judged AS MATERIALIZED (
                SELECT d.id AS delivery_id, d.month, d.publication_id, d.incident_id, d.sequence, d.subscriber_id,
                    d.subscription_id, d.channel, uuid_v7() AS new_id, coalesce(d.instead_of, d.id) AS root, d.state AS next,
                    p.lane, p.closing, p.kind = 'update' AS is_update, p.kind <> 'update' OR s.every_update AS every_update,
                    n.id AS next_id, n.channel AS next_channel, n.follows,
                    d.state NOT IN ('dead', 'suppressed', 'uncertain') OR d.planned_at < now() - interval '1 day'
                        OR NOT coalesce(%2$s, false) OR NOT f.any_left AS is_over,
                    d.state IN ('dead', 'suppressed') AND d.planned_at > now() - interval '1 day'
                        AND coalesce(%2$s, false) AND NOT f.any_left AS is_last,
                    d.state = 'uncertain' AND d.planned_at > now() - $3 * interval '1 millisecond' AS is_early
                FROM due d
                LEFT JOIN endpoints e ON e.id = d.endpoint_id
                LEFT JOIN publications p ON p.id = d.publication_id
                LEFT JOIN subscriptions s ON s.id = d.subscription_id
                CROSS JOIN LATERAL (SELECT EXISTS (SELECT FROM endpoints f
                    WHERE f.subscriber_id = d.subscriber_id AND f.position > coalesce(e.position, d.at_position, 0)
                      AND f.state = 'active' AND (SELECT count(*) FROM ledger o WHERE o.publication_id = d.publication_id
                        AND o.endpoint_id = f.id AND o.month = d.month) = 0) AS any_left) f
                %1$s
            ), moved AS MATERIALIZED (
                SELECT DISTINCT ON (publication_id, next_id) * FROM judged
                WHERE next_id IS NOT NULL AND NOT is_over AND NOT is_early
                ORDER BY publication_id, next_id, delivery_id
            ), booked AS (
                UPDATE ledger l SET state = 'failed_over', updated_at = now()
                FROM moved m WHERE l.id = m.delivery_id AND l.month = m.month AND m.next <> 'uncertain'
            ), forgotten AS (
                DELETE FROM stranded t USING judged j
                WHERE t.delivery_id = j.delivery_id AND t.month = j.month
                  AND (j.is_over OR j.new_id IN (SELECT new_id FROM moved))
            ), later AS (
                UPDATE stranded t SET due_at = now() + $4 * interval '1 millisecond', looked = NOT j.is_early FROM judged j
                WHERE t.delivery_id = j.delivery_id AND t.month = j.month AND NOT j.is_over
                  AND (j.next_id IS NULL OR j.is_early)
            ), left_over AS MATERIALIZED (
                SELECT DISTINCT ON (o.publication_id, o.subscriber_id) o.id, o.month, j.delivery_id AS in_place_of,
                    j.lane, j.closing, j.every_update, b.address = '' AS follows
                FROM judged j JOIN ledger o ON o.publication_id = j.publication_id AND o.subscriber_id = j.subscriber_id
                    AND o.incident_id = j.incident_id AND o.sequence = j.sequence AND o.month = j.month
                    AND o.state = 'failed_over' AND o.gave_way
                JOIN endpoints b ON b.id = o.endpoint_id AND b.state = 'active'
                WHERE j.is_last AND NOT EXISTS (SELECT FROM ledger a
                    WHERE a.subscriber_id = j.subscriber_id AND a.incident_id = j.incident_id AND a.sequence = j.sequence
                      AND a.state IN ('open', 'delivered', 'uncertain'))
                ORDER BY o.publication_id, o.subscriber_id, b.position
            ), back AS (
                UPDATE ledger l SET state = 'open', gave_way = NULL, updated_at = now() FROM left_over r
                WHERE l.id = r.id AND l.month = r.month AND l.state = 'failed_over'
                RETURNING l.id, l.month, l.endpoint_id, l.incident_id, l.sequence, l.publication_id, l.subscriber_id,
                    l.subscription_id, l.channel, l.reason, l.tries, l.fence, r.in_place_of, r.lane, r.closing, r.every_update,
                    r.follows
            ), waits_again AS (
                INSERT INTO queue (endpoint_id, incident_id, sequence, delivery_id, month, publication_id, subscriber_id,
                    subscription_id, channel, lane, closing, every_update, state, reason, tries, due_at, instead_of, fence)
                SELECT endpoint_id, incident_id, sequence, id, month, publication_id, subscriber_id, subscription_id, channel,
                    lane, closing, every_update, CASE WHEN follows THEN 'pending' ELSE 'retrying' END, reason, tries,
                    CASE WHEN follows THEN 'infinity' ELSE now() END, in_place_of, greatest(fence, 1) FROM back
            ), begun_again AS (
                UPDATE progress SET over = false, look_at = now()
                WHERE over AND publication_id IN (SELECT publication_id FROM back)
            """.formatted(
                            next("coalesce(e.position, d.at_position, 0)", "true"),
                            STANDS.formatted("p.kind <> 'update' OR s.every_update", "p.closing"),
                            OUT)
            + TAKE_OVER;

    // Urgent, and not to wait any longer where the way is known to be closed: from those who are out to what waits
    // there. Those that were
    // looked at have another time.
    static final String HURRY = """
            WITH %1$s, waiting AS (
                SELECT u.endpoint_id, u.incident_id, u.sequence FROM out o JOIN queue u ON u.endpoint_id = o.endpoint WHERE %2$s
                UNION
                SELECT u.endpoint_id, u.incident_id, u.sequence FROM queue u JOIN endpoints e ON e.id = u.endpoint_id
                WHERE u.channel IN (SELECT channel FROM out WHERE endpoint IS NULL) AND %2$s AND %3$s
            )
            UPDATE queue q SET failover_at = now() FROM (
                SELECT u.endpoint_id, u.incident_id, u.sequence FROM queue u JOIN waiting w USING (endpoint_id, incident_id, sequence)
                WHERE %2$s LIMIT $1 FOR UPDATE OF u SKIP LOCKED) u
            WHERE q.endpoint_id = u.endpoint_id AND q.incident_id = u.incident_id AND q.sequence = u.sequence""".formatted(OUT, UNLOOKED, Reliance.isAmong("out", "e"));

    private Statements() {}

    private static String next(String position, String only) {
        return NEXT.formatted(position, only, Reliance.isAmong("out", "n"));
    }
}
