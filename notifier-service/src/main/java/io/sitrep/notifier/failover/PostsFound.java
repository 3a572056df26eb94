package io.sitrep.notifier.failover;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.UUID;

/**
 * A post of ours was uncertain and turned out to be there, or was posted again by hand: whoever rode along with it was told, too, and is told nowhere else in its place
 * where that has not left yet. A chunk at a time.
 */
@Singleton
class PostsFound {
    private static final int CHUNK = 5000;

    // While it is tried again it is not known what became of it.
    private static final String FOUND = """
            SELECT f.publication_id, f.channel, coalesce(bool_or(l.state = 'delivered'), false) AS is_there
            FROM posts_found f JOIN social_accounts a ON a.channel = f.channel
                JOIN endpoints e ON e.subscriber_id = a.subscriber_id
                JOIN ledger l ON l.publication_id = f.publication_id AND l.endpoint_id = e.id
            GROUP BY f.publication_id, f.channel HAVING NOT bool_or(l.state = 'open') LIMIT 20""";

    private static final String FOLLOW = """
            WITH those AS MATERIALIZED (
                SELECT id, month, subscriber_id, incident_id, sequence FROM ledger
                WHERE publication_id = $1 AND channel = $2 AND state = 'uncertain' AND reason = '%1$s'
                LIMIT $3 FOR UPDATE SKIP LOCKED
            ), told AS (
                UPDATE ledger l SET state = 'delivered', delivered_at = now(), updated_at = now()
                FROM those t WHERE l.id = t.id AND l.month = t.month
            ), spared AS (
                DELETE FROM queue q USING those t JOIN endpoints b ON b.subscriber_id = t.subscriber_id
                WHERE q.endpoint_id = b.id AND q.incident_id = t.incident_id AND q.sequence = t.sequence
                  AND q.state <> 'sending' AND q.instead_of = t.id
                RETURNING q.delivery_id, q.month, q.fence, q.tries
            ), booked AS (
                UPDATE ledger l SET state = 'cancelled', reason = 'our post was there after all', fence = s.fence,
                    tries = s.tries, updated_at = now()
                FROM spared s WHERE l.id = s.delivery_id AND l.month = s.month
            )
            SELECT count(*) AS number FROM those""".formatted(Followers.SHARED);

    private static final String DONE = "DELETE FROM posts_found WHERE publication_id = $1 AND channel = $2";

    private final Pool pool;

    PostsFound(@ReactiveDataSource("engine") Pool pool) {
        this.pool = pool;
    }

    /** @return whether there may be more */
    Uni<Boolean> settle() {
        return pool.query(FOUND)
                .execute()
                .onItem()
                .transformToMulti(rows -> Multi.createFrom().iterable(rows))
                .onItem()
                .transformToUniAndConcatenate(this::settle)
                .collect()
                .with(java.util.stream.Collectors.reducing(false, Boolean::logicalOr));
    }

    private Uni<Boolean> settle(Row found) {
        UUID publication = found.getUUID("publication_id");
        String channel = found.getString("channel");
        Uni<Boolean> followed = found.getBoolean("is_there")
                ? pool.preparedQuery(FOLLOW)
                        .execute(Tuple.of(publication, channel, CHUNK))
                        .map(rows -> rows.iterator().next().getLong("number") == CHUNK)
                : Uni.createFrom().item(false);
        return followed.call(full ->
                full ? Uni.createFrom().voidItem() : pool.preparedQuery(DONE).execute(Tuple.of(publication, channel)));
    }
}
