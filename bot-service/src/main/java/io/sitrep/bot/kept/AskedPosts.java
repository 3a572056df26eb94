package io.sitrep.bot.kept;

import io.sitrep.bot.port.RoomKeeper.Spot;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Which cards a platform was asked to post, and since when. Written before it is asked; blocks, for worker threads. */
public final class AskedPosts {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Pool database;
    private final String table;

    /** @param platform has a table of its own: {@code slack_post} */
    public AskedPosts(Pool database, String platform) {
        this.database = database;
        this.table = platform + "_post";
    }

    /**
     * A card that was asked for.
     *
     * @param at when it was for the first time
     * @param message empty while it is not known whether it is there
     */
    public record Asked(Instant at, Optional<String> message) {
        static Asked of(Row row) {
            return new Asked(
                    row.getOffsetDateTime("asked_at").toInstant(), Optional.ofNullable(row.getString("message")));
        }
    }

    public Optional<Asked> of(Spot spot, String mark) {
        return now(database.preparedQuery("SELECT asked_at, message FROM " + table
                        + " WHERE workspace = $1 AND channel = $2 AND mark = $3")
                .execute(card(spot, mark))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(Asked.of(rows.iterator().next()))));
    }

    /** What was asked for with the message; empty for one we know nothing of. */
    public Optional<String> markOf(Spot spot, String message) {
        return now(database.preparedQuery(
                        "SELECT mark FROM " + table + " WHERE workspace = $1 AND channel = $2 AND message = $3 LIMIT 1")
                .execute(card(spot, message))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(rows.iterator().next().getString("mark"))));
    }

    /**
     * From here on it may be there. What is as old as a month is forgotten by the way.
     *
     * @return since when
     */
    public Instant ask(Spot spot, String mark) {
        return now(database.preparedQuery("WITH old AS (DELETE FROM " + table
                        + " WHERE asked_at < now() - interval '30 days' AND (workspace, channel, mark) <> ($1, $2, $3))"
                        + " INSERT INTO " + table + " AS p (workspace, channel, mark) VALUES ($1, $2, $3)"
                        + " ON CONFLICT (workspace, channel, mark) DO UPDATE"
                        + " SET asked_at = CASE WHEN p.message IS NULL THEN p.asked_at ELSE now() END, message = NULL"
                        + " RETURNING asked_at, message")
                .execute(card(spot, mark))
                .map(rows -> Asked.of(rows.iterator().next()).at()));
    }

    public void posted(Spot spot, String mark, String message) {
        now(database.preparedQuery("INSERT INTO " + table
                        + " (workspace, channel, mark, message) VALUES ($1, $2, $3, $4)"
                        + " ON CONFLICT (workspace, channel, mark) DO UPDATE SET message = excluded.message")
                .execute(card(spot, mark).addString(message)));
    }

    /** It is not there for sure. */
    public void refused(Spot spot, String mark) {
        now(database.preparedQuery("DELETE FROM " + table + " WHERE workspace = $1 AND channel = $2 AND mark = $3")
                .execute(card(spot, mark)));
    }

    private static Tuple card(Spot spot, String which) {
        return Tuple.of(spot.workspace(), spot.channel(), which);
    }

    private static <T> T now(Uni<T> statement) {
        return statement.ifNoItem().after(PATIENCE).fail().await().indefinitely();
    }
}
