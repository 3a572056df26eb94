package io.sitrep.bot.discord.rooms;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Rooms we closed for good: Discord does not say it of a channel. Blocks; for worker threads. */
@Singleton
class ClosedRooms {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Pool database;

    ClosedRooms(Pool database) {
        this.database = database;
    }

    boolean has(String guild, String channel) {
        return now(database.preparedQuery("SELECT FROM discord_closed_room WHERE workspace = $1 AND channel = $2")
                .execute(Tuple.of(guild, channel))
                .map(rows -> rows.size() > 0));
    }

    void add(String guild, String channel) {
        now(database.preparedQuery(
                        "INSERT INTO discord_closed_room (workspace, channel) VALUES ($1, $2) ON CONFLICT DO NOTHING")
                .execute(Tuple.of(guild, channel))
                .replaceWithVoid());
    }

    private static <T> T now(Uni<T> statement) {
        return statement.ifNoItem().after(PATIENCE).fail().await().indefinitely();
    }
}
