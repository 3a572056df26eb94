package io.sitrep.notifier.secret;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Which processes have a key for every secret, as each says of itself. Who has said nothing for half a minute is gone. */
@Singleton
class KeyHolders {
    private static final String SAY = """
            WITH gone AS (
                DELETE FROM key_holders WHERE seen_at < now() - interval '1 hour'
            ), said AS (
                INSERT INTO key_holders (process, lacks) VALUES ($1, $2)
                ON CONFLICT (process) DO UPDATE SET lacks = excluded.lacks, seen_at = now()
            )
            SELECT EXISTS (SELECT FROM key_holders
                WHERE process <> $1 AND NOT lacks AND seen_at > now() - interval '30 seconds') AS others""";

    private final UUID process = UUID.randomUUID();
    private final Pool pool;

    KeyHolders(Pool pool) {
        this.pool = pool;
    }

    /** @return whether another process has all keys */
    Uni<Boolean> say(boolean lacks) {
        return pool.preparedQuery(SAY)
                .execute(Tuple.of(process, lacks))
                .map(rows -> rows.iterator().next().getBoolean("others"));
    }
}
