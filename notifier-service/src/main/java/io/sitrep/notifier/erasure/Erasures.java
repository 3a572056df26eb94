package io.sitrep.notifier.erasure;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * Whose data was erased, by fingerprint. An erasure holds for what was there before it: whoever comes back of their own will, with a
 * fresh confirmation, stays. An import and an administrator cannot bring anybody back.
 */
@Singleton
public class Erasures {
    private static final String NOTE = """
            INSERT INTO erased (fingerprint, at) SELECT unnest($1::text[]), now()
            ON CONFLICT (fingerprint) DO UPDATE SET at = excluded.at, logged = false""";
    private static final String LEARN = """
            INSERT INTO erased (fingerprint, at, logged) VALUES ($1, $2, true)
            ON CONFLICT (fingerprint) DO UPDATE SET at = excluded.at, logged = true WHERE erased.at < excluded.at""";
    private static final String AMONG = "SELECT fingerprint FROM erased WHERE fingerprint = ANY ($1::text[])";

    private final Pool pool;

    Erasures(Pool pool) {
        this.pool = pool;
    }

    /** Takes note in the transaction that erases; {@link ErasureLog} carries it out of this database afterwards. */
    public Uni<Void> note(SqlConnection connection, Collection<String> fingerprints) {
        return connection
                .preparedQuery(NOTE)
                .execute(Tuple.tuple().addValue(fingerprints.toArray(String[]::new)))
                .replaceWithVoid();
    }

    /** Takes over what the log says. @return whether this database did not know it */
    Uni<Boolean> learn(String fingerprint, OffsetDateTime at) {
        return pool.preparedQuery(LEARN).execute(Tuple.of(fingerprint, at)).map(rows -> rows.rowCount() > 0);
    }

    /** @return those of them that were erased */
    public Uni<Set<String>> among(Collection<String> fingerprints) {
        return among(pool, fingerprints);
    }

    /** The same within a transaction. */
    public Uni<Set<String>> among(SqlClient client, Collection<String> fingerprints) {
        return client.preparedQuery(AMONG)
                .execute(Tuple.tuple().addValue(fingerprints.toArray(String[]::new)))
                .map(rows -> {
                    Set<String> erased = new HashSet<>();
                    for (Row row : rows) {
                        erased.add(row.getString("fingerprint"));
                    }
                    return erased;
                });
    }
}
