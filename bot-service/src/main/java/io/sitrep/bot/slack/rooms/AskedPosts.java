package io.sitrep.bot.slack.rooms;

import io.sitrep.bot.port.RoomKeeper.Spot;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Which cards Slack was asked to post, and since when. Written before it is asked; blocks, for worker threads. */
@Singleton
class AskedPosts {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Pool database;

    AskedPosts(Pool database) {
        this.database = database;
    }

    /**
     * A card that was asked for.
     *
     * @param at when it was for the first time
     * @param message empty while it is not known whether it is there
     */
    record Asked(Instant at, Optional<String> message) {}

    Optional<Asked> of(Spot spot, String mark) {
        return now(database.preparedQuery("""
                        SELECT asked_at, message FROM slack_post WHERE workspace = $1 AND channel = $2 AND mark = $3""")
                .execute(card(spot, mark))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(new Asked(
                                rows.iterator()
                                        .next()
                                        .getOffsetDateTime("asked_at")
                                        .toInstant(),
                                Optional.ofNullable(rows.iterator().next().getString("message"))))));
    }

    /** From here on it may be there. What is as old as a month is forgotten by the way. */
    void ask(Spot spot, String mark) {
        now(database.preparedQuery("""
                        WITH old AS (
                            DELETE FROM slack_post WHERE asked_at < now() - interval '30 days'
                                AND (workspace, channel, mark) <> ($1, $2, $3))
                        INSERT INTO slack_post AS p (workspace, channel, mark) VALUES ($1, $2, $3)
                        ON CONFLICT (workspace, channel, mark) DO UPDATE
                            SET asked_at = CASE WHEN p.message IS NULL THEN p.asked_at ELSE now() END, message = NULL""").execute(card(spot, mark)));
    }

    void posted(Spot spot, String mark, String message) {
        now(database.preparedQuery("""
                        INSERT INTO slack_post (workspace, channel, mark, message) VALUES ($1, $2, $3, $4)
                        ON CONFLICT (workspace, channel, mark) DO UPDATE SET message = excluded.message""").execute(card(spot, mark).addString(message)));
    }

    /** It is not there for sure. */
    void refused(Spot spot, String mark) {
        now(database.preparedQuery("DELETE FROM slack_post WHERE workspace = $1 AND channel = $2 AND mark = $3")
                .execute(card(spot, mark)));
    }

    private static Tuple card(Spot spot, String mark) {
        return Tuple.of(spot.workspace(), spot.channel(), mark);
    }

    private static <T> T now(Uni<T> statement) {
        return statement.await().atMost(PATIENCE);
    }
}
