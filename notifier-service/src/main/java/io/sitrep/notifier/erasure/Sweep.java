package io.sitrep.notifier.erasure;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Goes through all addresses, some thousand at a time, and removes those that were erased after they had been written down. */
@Singleton
class Sweep {
    private static final int PAGE = 5_000;
    private static final UUID FIRST = new UUID(0, 0);
    private static final String NEXT =
            "SELECT id, channel, address FROM endpoints WHERE id > $1 ORDER BY id LIMIT " + PAGE;

    // Who is erased by the address told first is gone as a whole; a further address goes alone.
    private static final String ERASE = """
            WITH found AS (
                SELECT e.id, e.subscriber_id, e.position
                FROM unnest($1::uuid[], $2::text[]) AS f (id, fingerprint)
                JOIN erased x ON x.fingerprint = f.fingerprint
                JOIN endpoints e ON e.id = f.id
                JOIN subscribers s ON s.id = e.subscriber_id AND s.created_at <= x.at
            ), people AS (
                DELETE FROM subscribers WHERE id IN (SELECT subscriber_id FROM found WHERE position = 0)
            ), places AS (
                DELETE FROM endpoints WHERE id IN (SELECT id FROM found WHERE position > 0)
                    AND subscriber_id NOT IN (SELECT subscriber_id FROM found WHERE position = 0)
            )
            SELECT count(*) AS gone FROM found""";

    private final Pool pool;
    private final Fingerprints fingerprints;

    Sweep(Pool pool, Fingerprints fingerprints) {
        this.pool = pool;
        this.fingerprints = fingerprints;
    }

    /** @return how many addresses were removed */
    Uni<Long> run() {
        return fingerprints.get().chain(fingerprint -> from(fingerprint, FIRST, 0));
    }

    private Uni<Long> from(Fingerprint fingerprint, UUID after, long gone) {
        return pool.preparedQuery(NEXT).execute(Tuple.of(after)).chain(rows -> {
            if (rows.rowCount() == 0) {
                return Uni.createFrom().item(gone);
            }
            List<UUID> ids = new ArrayList<>();
            return erase(fingerprint, rows, ids).chain(more -> from(fingerprint, ids.get(ids.size() - 1), gone + more));
        });
    }

    private Uni<Long> erase(Fingerprint fingerprint, RowSet<Row> rows, List<UUID> ids) {
        List<String> prints = new ArrayList<>();
        for (Row row : rows) {
            ids.add(row.getUUID("id"));
            prints.add(fingerprint.of(row.getString("channel"), row.getString("address")));
        }
        return pool.preparedQuery(ERASE)
                .execute(Tuple.of(ids.toArray(UUID[]::new), prints.toArray(String[]::new)))
                .map(erased -> erased.iterator().next().getLong("gone"));
    }
}
