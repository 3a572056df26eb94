package io.sitrep.notifier.subscription;

import io.sitrep.notifier.catalog.Catalog;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowIterator;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.BiFunction;

/** What the links in a message lead to: a subscription or a further address, known by its token alone. Each act may be repeated. */
@Singleton
public class Links {
    // The one whose token it is, locked by whoever is to change it.
    private static final String FIND = """
            SELECT s.*, false AS further, e.channel, e.address,
                CASE s.state WHEN 'active' THEN e.state ELSE s.state END AS known_state
            FROM subscriptions s JOIN endpoints e ON e.subscriber_id = s.subscriber_id AND e.position = 0
            WHERE s.token_hash = $1
            UNION ALL
            SELECT s.*, true, e.channel, e.address, e.state
            FROM endpoints e JOIN subscriptions s ON s.subscriber_id = e.subscriber_id
            WHERE e.token_hash = $1""";

    private static final String LOCK = """
            SELECT id FROM subscribers WHERE id IN (
                SELECT subscriber_id FROM subscriptions WHERE token_hash = $1
                UNION SELECT subscriber_id FROM endpoints WHERE token_hash = $1)
            FOR UPDATE""";

    private static final String END = """
            WITH ended AS (
                UPDATE subscriptions SET state = 'unsubscribed', ended_at = coalesce(ended_at, now())
                WHERE token_hash = $1 RETURNING subscriber_id
            ), unasked AS (
                DELETE FROM confirmations c USING endpoints e, ended
                WHERE c.endpoint_id = e.id AND e.subscriber_id = ended.subscriber_id
            ), withdrawn AS (
                INSERT INTO consents (subscriber_id, how, what) SELECT subscriber_id, 'link', 'withdrawn' FROM ended
            )
            SELECT settle_endpoints(array(SELECT e.id FROM endpoints e WHERE e.subscriber_id = ended.subscriber_id),
                'cancelled', 'unsubscribed') FROM ended""";

    // While its place is still known: what waits there goes to the next address.
    private static final String GIVE_WAY =
            "SELECT leave_endpoints(array[e.id], 'unsubscribed') FROM endpoints e WHERE e.token_hash = $1";

    private static final String REMOVE = """
            WITH removed AS (
                DELETE FROM endpoints WHERE token_hash = $1 RETURNING id, subscriber_id
            )
            INSERT INTO consents (subscriber_id, endpoint_id, how, what)
            SELECT subscriber_id, id, 'link', 'withdrawn' FROM removed""";

    private static final String SAVE = """
            WITH saved AS (
                UPDATE subscriptions SET components = $2, groups = $3, regions = $4, min_impact = $5, min_rank = $6,
                    maintenances = $7, postmortems = $8, every_update = $9, locale = $10, time_zone = $11
                WHERE token_hash = $1 AND state <> 'unsubscribed' RETURNING subscriber_id
            )
            INSERT INTO consents (subscriber_id, how, what) SELECT subscriber_id, 'link', 'changed' FROM saved""";

    private final Pool pool;
    private final Catalog catalog;
    private final PreferencesCheck check;
    private final Consent consent;

    Links(Pool pool, Catalog catalog, PreferencesCheck check, Consent consent) {
        this.pool = pool;
        this.catalog = catalog;
        this.check = check;
        this.consent = consent;
    }

    public Uni<Optional<Known>> find(String token) {
        return find(pool, Token.hash(token));
    }

    /** Whoever unsubscribed stays unsubscribed. Empty when the token is not known. */
    public Uni<Optional<Known>> confirm(String token) {
        return act(
                token,
                (connection, known) -> known.is("pending") || known.is("disabled")
                        ? consent.given(connection, Token.hash(token), known)
                        : Uni.createFrom().voidItem());
    }

    /** Ends the subscription, or removes the further address. Empty when the token is not known. */
    public Uni<Optional<Known>> unsubscribe(String token) {
        String hash = Token.hash(token);
        return locked(
                hash,
                (connection, known) -> (known.further()
                                ? run(connection, GIVE_WAY, hash).chain(() -> run(connection, REMOVE, hash))
                                : run(connection, END, hash))
                        .replaceWith(Optional.of(known.as("unsubscribed"))));
    }

    /** Changes what is told, not where. Fails with a 422 that names what is wrong. Empty when the token is not known. */
    public Uni<Optional<Known>> save(String token, NewSubscriber wanted) {
        return catalog.choices()
                .chain(choices -> act(
                        token,
                        (connection, known) -> known.further()
                                ? Uni.createFrom().voidItem()
                                : save(
                                        connection,
                                        Token.hash(token),
                                        check.checkFilter(
                                                wanted,
                                                choices,
                                                known.preferences().filter()))));
    }

    private static Uni<Void> save(SqlConnection connection, String hash, Preferences wanted) {
        return connection
                .preparedQuery(SAVE)
                .execute(wanted.addTo(Tuple.of(hash)))
                .replaceWithVoid();
    }

    private static Uni<Void> run(SqlConnection connection, String statement, String hash) {
        return connection.preparedQuery(statement).execute(Tuple.of(hash)).replaceWithVoid();
    }

    private Uni<Optional<Known>> act(String token, BiFunction<SqlConnection, Known, Uni<Void>> act) {
        String hash = Token.hash(token);
        return locked(hash, (connection, known) -> act.apply(connection, known).chain(() -> find(connection, hash)));
    }

    private Uni<Optional<Known>> locked(String hash, BiFunction<SqlConnection, Known, Uni<Optional<Known>>> act) {
        return pool.withTransaction(connection -> connection
                .preparedQuery(LOCK)
                .execute(Tuple.of(hash))
                .chain(() -> find(connection, hash))
                .chain(known -> known.isPresent()
                        ? act.apply(connection, known.get())
                        : Uni.createFrom().item(known)));
    }

    private static Uni<Optional<Known>> find(SqlClient client, String hash) {
        return client.preparedQuery(FIND).execute(Tuple.of(hash)).map(rows -> {
            RowIterator<Row> found = rows.iterator();
            return found.hasNext() ? Optional.of(Known.of(found.next())) : Optional.empty();
        });
    }
}
