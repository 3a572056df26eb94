package io.sitrep.notifier.subscription;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Who did what, in the transaction that does it. Holds no address: it outlives whom it is about. */
@Singleton
public class Trail {
    private static final String ADD =
            "INSERT INTO audit (id, actor, action, subject, detail) VALUES (coalesce($5, uuid_v7()), $1, $2, $3, $4)";

    private final Pool pool;

    Trail(Pool pool) {
        this.pool = pool;
    }

    /**
     * @param actor id of the token, or of whom the single sign-on says it is
     * @param subject may be null
     * @param detail counts and the like, never an address; may be null
     */
    public record Entry(String actor, String action, UUID subject, String detail) {}

    public Uni<Void> add(SqlConnection connection, Entry entry) {
        return add(connection, entry, null);
    }

    /** For what changes nothing. */
    public Uni<Void> add(Entry entry) {
        return pool.withTransaction(connection -> add(connection, entry));
    }

    /** @param id of the work, by which it is found when it is repeated after a crash; or null */
    Uni<Void> add(SqlConnection connection, Entry entry, UUID id) {
        return connection
                .preparedQuery(ADD)
                .execute(Tuple.of(entry.actor(), entry.action(), entry.subject(), entry.detail(), id))
                .replaceWithVoid();
    }
}
