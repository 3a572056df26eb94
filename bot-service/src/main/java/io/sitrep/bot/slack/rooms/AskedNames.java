package io.sitrep.bot.slack.rooms;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/** Under which names rooms were asked for. Written before Slack is asked; blocks, for worker threads. */
@Singleton
class AskedNames {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Pool database;

    AskedNames(Pool database) {
        this.database = database;
    }

    /** @param channel empty while it is not known whether the room is there */
    record Asked(String name, Optional<String> channel) {}

    Optional<Asked> of(String workspace, String mark) {
        return now(database.preparedQuery("SELECT name, channel FROM slack_room WHERE workspace = $1 AND mark = $2")
                .execute(Tuple.of(workspace, mark))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(new Asked(
                                rows.iterator().next().getString("name"),
                                Optional.ofNullable(rows.iterator().next().getString("channel"))))));
    }

    void ask(String workspace, String mark, String name) {
        now(database.preparedQuery("""
                        INSERT INTO slack_room (workspace, mark, name) VALUES ($1, $2, $3)
                        ON CONFLICT (workspace, mark) DO UPDATE SET name = excluded.name, channel = NULL""").execute(Tuple.of(workspace, mark, name)));
    }

    void made(String workspace, String mark, String name, String channel) {
        now(database.preparedQuery("""
                        INSERT INTO slack_room (workspace, mark, name, channel) VALUES ($1, $2, $3, $4)
                        ON CONFLICT (workspace, mark) DO UPDATE SET name = excluded.name, channel = excluded.channel""").execute(Tuple.of(workspace, mark, name, channel)));
    }

    private static <T> T now(Uni<T> statement) {
        return statement.await().atMost(PATIENCE);
    }
}
