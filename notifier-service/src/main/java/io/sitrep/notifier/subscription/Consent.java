package io.sitrep.notifier.subscription;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;

/**
 * What follows when somebody at an address says yes: it is told from now on; what the same address had subscribed before gives way, so
 * that nobody is told twice; and where it was switched off because messages came back, that is over.
 */
@Singleton
class Consent {
    // Two who confirm the same address at once would not see each other, and both be told.
    private static final String ALONE = "SELECT pg_advisory_xact_lock(hashtext($1 || lower($2)))";

    private static final String FIRST = """
            WITH given AS (
                UPDATE subscriptions SET state = 'active' WHERE token_hash = $1 AND state IN ('pending', 'active')
                RETURNING subscriber_id
            ), confirmed AS (
                UPDATE endpoints e SET state = 'active', state_reason = NULL, confirmed_at = now() FROM given
                WHERE e.subscriber_id = given.subscriber_id AND e.position = 0 RETURNING e.id, e.subscriber_id
            )
            INSERT INTO consents (subscriber_id, endpoint_id, how, what)
            SELECT subscriber_id, id, 'link', 'given' FROM confirmed""";

    private static final String FURTHER = """
            WITH confirmed AS (
                UPDATE endpoints SET state = 'active', state_reason = NULL, confirmed_at = now() WHERE token_hash = $1
                RETURNING id, subscriber_id
            )
            INSERT INTO consents (subscriber_id, endpoint_id, how, what)
            SELECT subscriber_id, id, 'link', 'given' FROM confirmed""";

    // The question need not be sent any more.
    private static final String UNASK = """
            DELETE FROM confirmations c USING endpoints e
            WHERE e.id = c.endpoint_id AND e.channel = $1 AND lower(e.address) = lower($2) AND e.state = 'active'""";

    private static final String REPLACE = """
            WITH earlier AS (
                UPDATE subscriptions o SET state = 'unsubscribed', ended_at = now() FROM endpoints e
                WHERE e.subscriber_id = o.subscriber_id AND e.position = 0 AND e.channel = $1
                  AND lower(e.address) = lower($2) AND o.id <> $3 AND o.state = 'active'
                RETURNING o.subscriber_id, e.id
            ), replaced AS (
                INSERT INTO consents (subscriber_id, how, what) SELECT subscriber_id, 'link', 'replaced' FROM earlier
            )
            SELECT settle_endpoints(array(SELECT id FROM earlier), 'cancelled', 'subscribed anew')""";

    private static final String LIFT = """
            UPDATE endpoints SET state = 'active', state_reason = NULL
            WHERE channel = $1 AND lower(address) = lower($2) AND state = 'disabled' AND confirmed_at IS NOT NULL""";

    /** Call it with the subscriber's row locked. */
    Uni<Void> given(SqlConnection connection, String hash, Known known) {
        Tuple address = Tuple.of(known.channel(), known.address());
        return connection
                .preparedQuery(ALONE)
                .execute(address)
                .chain(() -> connection
                        .preparedQuery(known.further() ? FURTHER : FIRST)
                        .execute(Tuple.of(hash)))
                .chain(() -> known.further()
                        ? Uni.createFrom().voidItem()
                        : connection
                                .preparedQuery(REPLACE)
                                .execute(Tuple.of(known.channel(), known.address(), known.id()))
                                .replaceWithVoid())
                .chain(() -> connection.preparedQuery(LIFT).execute(address))
                .chain(() -> connection.preparedQuery(UNASK).execute(address))
                .replaceWithVoid();
    }
}
