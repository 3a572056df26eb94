package io.sitrep.notifier.subscription;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowIterator;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.Optional;

/** What the links in a message lead to: a subscription, known by its token alone. */
@Singleton
public class Links {
    /** As much of a subscription as its page shows. */
    public record Known(boolean active, String locale, String timeZone) {}

    private static final String FIND = "SELECT state, locale, time_zone FROM subscriptions WHERE token_hash = $1";

    private static final String END = """
            WITH ended AS (
                UPDATE subscriptions SET state = 'unsubscribed', ended_at = coalesce(ended_at, now())
                WHERE token_hash = $1 RETURNING subscriber_id, state, locale, time_zone
            )
            SELECT state, locale, time_zone, settle_endpoints(array(SELECT e.id FROM endpoints e
                WHERE e.subscriber_id = ended.subscriber_id), 'cancelled', 'unsubscribed') FROM ended""";

    private final Pool pool;

    Links(Pool pool) {
        this.pool = pool;
    }

    public Uni<Optional<Known>> find(String token) {
        return one(FIND, token);
    }

    /** Ends the subscription; repeating it changes nothing. Empty when the token is not known. */
    public Uni<Optional<Known>> unsubscribe(String token) {
        return one(END, token);
    }

    private Uni<Optional<Known>> one(String sql, String token) {
        return pool.preparedQuery(sql).execute(Tuple.of(Token.hash(token))).map(rows -> {
            RowIterator<Row> found = rows.iterator();
            return found.hasNext() ? Optional.of(known(found.next())) : Optional.empty();
        });
    }

    private static Known known(Row row) {
        return new Known(
                Subscription.ACTIVE.equals(row.getString("state")),
                row.getString("locale"),
                row.getString("time_zone"));
    }
}
