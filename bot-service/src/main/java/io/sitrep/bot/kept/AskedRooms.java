package io.sitrep.bot.kept;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.Optional;

/**
 * Under which names a platform was asked for rooms. Written before it is asked, so that an answer that is lost does not make two of
 * one. Blocks, for worker threads.
 */
public final class AskedRooms {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Pool database;
    private final String table;

    /** @param platform has a table of its own: {@code slack_room} */
    public AskedRooms(Pool database, String platform) {
        this.database = database;
        this.table = platform + "_room";
    }

    /** @param channel empty while it is not known whether the room is there */
    public record Asked(String name, Optional<String> channel) {}

    public Optional<Asked> of(String workspace, String mark) {
        return now(database.preparedQuery("SELECT name, channel FROM " + table + " WHERE workspace = $1 AND mark = $2")
                .execute(Tuple.of(workspace, mark))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(new Asked(
                                rows.iterator().next().getString("name"),
                                Optional.ofNullable(rows.iterator().next().getString("channel"))))));
    }

    /** Whose room it is; empty for a channel we know nothing of. */
    public Optional<String> markOf(String workspace, String channel) {
        return now(
                database.preparedQuery("SELECT mark FROM " + table + " WHERE workspace = $1 AND channel = $2 LIMIT 1")
                        .execute(Tuple.of(workspace, channel))
                        .map(rows -> rows.size() == 0
                                ? Optional.empty()
                                : Optional.of(rows.iterator().next().getString("mark"))));
    }

    public void ask(String workspace, String mark, String name) {
        now(database.preparedQuery("INSERT INTO " + table + " (workspace, mark, name) VALUES ($1, $2, $3)"
                        + " ON CONFLICT (workspace, mark) DO UPDATE SET name = excluded.name, channel = NULL")
                .execute(Tuple.of(workspace, mark, name)));
    }

    public void made(String workspace, String mark, String name, String channel) {
        now(database.preparedQuery(
                        "INSERT INTO " + table + " (workspace, mark, name, channel) VALUES ($1, $2, $3, $4)"
                                + " ON CONFLICT (workspace, mark) DO UPDATE SET name = excluded.name, channel = excluded.channel")
                .execute(Tuple.of(workspace, mark, name, channel)));
    }

    private static <T> T now(Uni<T> statement) {
        return statement.ifNoItem().after(PATIENCE).fail().await().indefinitely();
    }
}
