package io.sitrep.notifier.subscription;

import io.sitrep.notifier.channel.Channels;
import io.sitrep.notifier.erasure.ErasureRecorded;
import io.sitrep.notifier.erasure.Erasures;
import io.sitrep.notifier.erasure.Fingerprint;
import io.sitrep.notifier.erasure.Fingerprints;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;

/**
 * Erases a subscriber: every row with the address is gone, also those of requests nobody confirmed, and a fingerprint stays. What a
 * further address is to somebody else stays theirs. The ledger keeps its rows, without a name to them.
 */
@Singleton
public class Forgetting {
    // Repeated after a crash, it finds that it was done.
    private static final String DONE =
            "SELECT 1 FROM audit WHERE id = $1 AND action = 'subscriber-erased' AND subject = $2";

    // An account of ours is nobody who could be forgotten.
    private static final String ADDRESSES = """
            SELECT channel, address, position FROM endpoints e WHERE subscriber_id = $1
                AND NOT EXISTS (SELECT FROM subscribers s WHERE s.id = e.subscriber_id AND s.account)
            ORDER BY position FOR UPDATE OF e""";

    // Where an address is asked, all that have it are the same reader. A webhook may be given by several who do not
    // know each other.
    private static final String SAME = """
            SELECT DISTINCT o.subscriber_id AS id FROM endpoints mine JOIN endpoints o
                ON o.channel = mine.channel AND lower(o.address) = lower(mine.address) AND o.position = 0
            WHERE mine.subscriber_id = $1 AND mine.position = 0 AND mine.channel = ANY ($2::text[])
            UNION SELECT $1""";

    // What is on its way right now can't be called back.
    private static final String CANCEL = """
            SELECT settle_endpoints(array(SELECT id FROM endpoints WHERE subscriber_id = ANY ($1::uuid[])), 'cancelled',
                'the subscriber was deleted')""";

    private static final String ERASE = """
            WITH places AS (
                DELETE FROM endpoints f USING endpoints mine
                WHERE mine.subscriber_id = $1 AND mine.position = 0 AND mine.channel = ANY ($2::text[])
                  AND f.channel = mine.channel AND lower(f.address) = lower(mine.address) AND f.position > 0
                  AND NOT (f.subscriber_id = ANY ($3::uuid[]))
            ), answers AS (
                DELETE FROM remembered_answers WHERE work_id = ANY ($3::uuid[])
            )
            DELETE FROM subscribers WHERE id = ANY ($3::uuid[])""";

    private static final String LEFT =
            "SELECT 1 FROM endpoints WHERE channel = $1 AND lower(address) = lower($2) LIMIT 1";

    private final Pool pool;
    private final Fingerprints fingerprints;
    private final Erasures erasures;
    private final Trail trail;
    private final Event<ErasureRecorded> recorded;
    private final String[] asking;

    Forgetting(
            Pool pool,
            Fingerprints fingerprints,
            Erasures erasures,
            Trail trail,
            Event<ErasureRecorded> recorded,
            Channels channels) {
        this.pool = pool;
        this.fingerprints = fingerprints;
        this.erasures = erasures;
        this.trail = trail;
        this.recorded = recorded;
        this.asking = channels.askingFirst().toArray(String[]::new);
    }

    /**
     * @param work the same whenever this request is repeated
     * @return false when there is no such subscriber, and this very request did not erase one before
     */
    public Uni<Boolean> forget(UUID id, String actor, UUID work) {
        return fingerprints
                .get()
                .chain(fingerprint -> pool.withTransaction(connection -> connection
                        .preparedQuery(ADDRESSES)
                        .execute(Tuple.of(id))
                        .chain(addresses -> addresses.rowCount() == 0
                                ? wasForgotten(connection, id, work)
                                : erase(connection, id, fingerprint, addresses)
                                        .chain(() -> trail.add(
                                                connection,
                                                new Trail.Entry(actor, "subscriber-erased", id, null),
                                                work))
                                        .replaceWith(true))))
                .invoke(gone -> recorded.fire(new ErasureRecorded()));
    }

    private static Uni<Boolean> wasForgotten(SqlConnection connection, UUID id, UUID work) {
        return connection.preparedQuery(DONE).execute(Tuple.of(work, id)).map(rows -> rows.rowCount() > 0);
    }

    private Uni<Void> erase(SqlConnection connection, UUID id, Fingerprint fingerprint, RowSet<Row> addresses) {
        return connection
                .preparedQuery(SAME)
                .execute(Tuple.of(id, asking))
                .map(Forgetting::ids)
                .call(same -> connection.preparedQuery(CANCEL).execute(Tuple.of(same)))
                .call(same -> connection.preparedQuery(ERASE).execute(Tuple.of(id, asking, same)))
                .chain(() -> nobodysNow(connection, fingerprint, addresses))
                .chain(prints -> erasures.note(connection, prints));
    }

    private Uni<Set<String>> nobodysNow(SqlConnection connection, Fingerprint fingerprint, RowSet<Row> addresses) {
        Uni<Set<String>> prints = Uni.createFrom().item(new LinkedHashSet<>());
        for (Row row : addresses) {
            String channel = row.getString("channel");
            String address = row.getString("address");
            if (address.isEmpty()) {
                // Who follows us on a network gave none: nobody is known again by it.
                continue;
            }
            prints = prints.call(all -> connection
                    .preparedQuery(LEFT)
                    .execute(Tuple.of(channel, address))
                    .invoke(left -> {
                        if (left.rowCount() == 0) {
                            all.add(fingerprint.of(channel, address));
                        }
                    }));
        }
        return prints;
    }

    private static UUID[] ids(RowSet<Row> rows) {
        UUID[] ids = new UUID[rows.rowCount()];
        int next = 0;
        for (Row row : rows) {
            ids[next++] = row.getUUID("id");
        }
        return Arrays.copyOf(ids, next);
    }
}
