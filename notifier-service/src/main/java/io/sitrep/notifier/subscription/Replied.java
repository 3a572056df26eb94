package io.sitrep.notifier.subscription;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.Collection;

/**
 * What somebody at an address answered to our messages: to be told no more, or again. Each may be said as often as somebody likes; who
 * never said yes at an address can't begin with it.
 */
@Singleton
public class Replied {
    private static final String STOPPED = "the reader wrote STOP";

    // Who confirms or unsubscribes by a link at the same moment waits, or we do.
    private static final String LOCK = """
            SELECT id FROM subscribers WHERE id IN (
                SELECT subscriber_id FROM endpoints WHERE channel = ANY ($1::text[]) AND lower(address) = lower($2))
            ORDER BY id FOR UPDATE""";

    // What was ended or switched off before by something else stays so by that: START does not bring it back. Who stops
    // a further
    // address is still told at the others.
    private static final String STOP = """
            WITH there AS (
                SELECT id, subscriber_id, position FROM endpoints WHERE channel = ANY ($1::text[]) AND lower(address) = lower($2)
            ), off AS (
                UPDATE endpoints e SET state = 'disabled', state_reason = $3 FROM there
                WHERE e.id = there.id AND e.state <> 'disabled'
                RETURNING e.id, e.subscriber_id, e.position
            ), ended AS (
                UPDATE subscriptions s SET state = 'unsubscribed', ended_at = now() FROM there
                WHERE there.position = 0 AND s.subscriber_id = there.subscriber_id AND s.state <> 'unsubscribed'
                RETURNING s.subscriber_id
            ), unasked AS (
                DELETE FROM confirmations c USING there WHERE c.endpoint_id = there.id
            ), withdrawn AS (
                INSERT INTO consents (subscriber_id, endpoint_id, how, what)
                SELECT subscriber_id, id, 'reply', 'withdrawn' FROM off WHERE position > 0
                UNION ALL
                SELECT subscriber_id, id, 'reply', 'withdrawn' FROM there
                WHERE position = 0 AND subscriber_id IN (SELECT subscriber_id FROM ended)
            )
            SELECT settle_endpoints(array(SELECT e.id FROM endpoints e JOIN ended ON e.subscriber_id = ended.subscriber_id),
                'cancelled', 'unsubscribed'),
                leave_endpoints(array(SELECT id FROM off WHERE subscriber_id NOT IN (SELECT subscriber_id FROM ended)),
                'unsubscribed'), (SELECT count(*) FROM off) AS number""";

    // Who subscribed anew meanwhile is told by that.
    private static final String START = """
            WITH back AS (
                UPDATE endpoints SET state = 'active', state_reason = NULL
                WHERE channel = ANY ($1::text[]) AND lower(address) = lower($2) AND state = 'disabled'
                  AND state_reason = $3 AND confirmed_at IS NOT NULL
                RETURNING id, subscriber_id, position, channel
            ), again AS (
                UPDATE subscriptions s SET state = 'active', ended_at = NULL FROM back
                WHERE back.position = 0 AND s.subscriber_id = back.subscriber_id AND s.state = 'unsubscribed'
                  AND (SELECT c.how || c.what FROM consents c WHERE c.subscriber_id = s.subscriber_id
                      ORDER BY c.at DESC, c.id DESC LIMIT 1) = 'replywithdrawn'
                  AND NOT EXISTS (SELECT FROM endpoints o JOIN subscriptions t ON t.subscriber_id = o.subscriber_id
                      WHERE o.channel = back.channel AND lower(o.address) = lower($2) AND o.position = 0 AND t.state = 'active')
                RETURNING s.subscriber_id
            ), given AS (
                INSERT INTO consents (subscriber_id, endpoint_id, how, what)
                SELECT back.subscriber_id, back.id, 'reply', 'given' FROM back
                WHERE back.position > 0 OR back.subscriber_id IN (SELECT subscriber_id FROM again)
            )
            SELECT count(*) AS number FROM back""";

    private final Pool pool;

    Replied(Pool pool) {
        this.pool = pool;
    }

    /** Nothing more is told there by these channels, and nothing asked. @return at how many places it was the first time */
    public Uni<Long> stop(Collection<String> channels, String address) {
        return locked(
                channels,
                address,
                (connection, place) -> connection
                        .preparedQuery(STOP)
                        .execute(place.addString(STOPPED))
                        .map(rows -> rows.iterator().next().getLong("number")));
    }

    /** What was confirmed there before, and stopped, is told again. @return at how many places it was */
    public Uni<Long> start(Collection<String> channels, String address) {
        return locked(
                channels,
                address,
                (connection, place) -> connection
                        .preparedQuery(START)
                        .execute(place.addString(STOPPED))
                        .map(rows -> rows.iterator().next().getLong("number")));
    }

    private interface Act {
        Uni<Long> on(SqlConnection connection, Tuple place);
    }

    private Uni<Long> locked(Collection<String> channels, String address, Act act) {
        return pool.withTransaction(connection -> connection
                .preparedQuery(LOCK)
                .execute(place(channels, address))
                .chain(() -> act.on(connection, place(channels, address))));
    }

    private static Tuple place(Collection<String> channels, String address) {
        return Tuple.tuple().addValue(channels.toArray(String[]::new)).addString(address);
    }
}
