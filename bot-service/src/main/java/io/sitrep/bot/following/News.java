package io.sitrep.bot.following;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sitrep.bot.events.CloudEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** What has to be shown in the channels that follow, in our own tables. Fails only when the database is away. */
@Singleton
class News {
    private static final int AT_ONCE = 20;

    /** What was published before a channel followed is no news to it. */
    private static final String TOLD = """
            INSERT INTO chat_news AS n (update_id, platform, workspace, channel, sequence, news)
            SELECT $1::uuid, platform, workspace, channel, $2::bigint, $3::jsonb FROM chat_subscription WHERE since <= $4
            ON CONFLICT (update_id, platform, workspace, channel) DO UPDATE
            SET sequence = excluded.sequence, news = excluded.news, due_at = now(), failures = 0
            WHERE n.sequence < excluded.sequence""";

    private static final String CHANGED = """
            UPDATE chat_news SET sequence = $2, news = $3, due_at = now(), failures = 0
            WHERE update_id = $1 AND sequence < $2 AND (message IS NOT NULL OR due_at IS NOT NULL)""";

    /** One of a channel at a time, the oldest first; a holder that died gives it free after a while. */
    private static final String TAKE = """
            UPDATE chat_news SET held_until = now() + interval '30 seconds' WHERE (update_id, platform, workspace, channel) IN (
                SELECT n.update_id, n.platform, n.workspace, n.channel FROM chat_news n
                WHERE n.due_at <= now() AND n.held_until <= now() AND n.platform || ' ' || n.workspace <> ALL($2)
                AND NOT EXISTS (SELECT FROM chat_news e WHERE e.due_at IS NOT NULL
                    AND e.platform = n.platform AND e.workspace = n.workspace AND e.channel = n.channel AND e.place < n.place)
                ORDER BY n.place LIMIT $1 FOR UPDATE SKIP LOCKED)
            RETURNING *""";

    /** Nothing is due of what nobody follows any more; what changed since it was taken is due at once, all else as the caller says. */
    private static final String FREE = """
            UPDATE chat_news SET held_until = '-infinity', failures = $5, message = coalesce($6, message),
                due_at = CASE WHEN due_at IS NULL THEN NULL WHEN sequence = $7 THEN now() + make_interval(secs => $8) ELSE now() END""";

    private static final String KEY = " WHERE update_id = $1 AND platform = $2 AND workspace = $3 AND channel = $4";

    private final Pool database;
    private final ObjectMapper json;

    News(Pool database, ObjectMapper json) {
        this.database = database;
        this.json = CloudEvent.tolerant(json);
    }

    /**
     * One update in one channel.
     *
     * @param message what the platform calls the message that shows it; null while there is none
     * @param failures how often the platform was away since there is something to show
     */
    record Item(
            UUID update,
            Following.Channel channel,
            long sequence,
            Publication publication,
            String message,
            int failures) {}

    /** @param at when */
    Uni<Void> told(Publication publication, Instant at) {
        return done(TOLD, values(publication).addOffsetDateTime(at.atOffset(ZoneOffset.UTC)));
    }

    /** Where it is shown, or about to be, it is shown as it is now. */
    Uni<Void> changed(Publication publication) {
        return done(CHANGED, values(publication));
    }

    /** @param busy workspaces of which nothing more is taken now, {@link Following.Channel#place()} */
    Uni<List<Item>> take(Set<String> busy) {
        return database.preparedQuery(TAKE)
                .execute(Tuple.of(AT_ONCE, busy.toArray(String[]::new)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(this::item)
                        .toList());
    }

    /** What was changed while it was shown is shown again. */
    Uni<Void> shown(Item item, String message) {
        return free(item, 0, message, null);
    }

    Uni<Void> later(Item item, Duration wait) {
        return free(item, item.failures() + 1, null, wait);
    }

    /** Until it changes, or if it has. */
    Uni<Void> givenUp(Item item) {
        return free(item, item.failures(), null, null);
    }

    private Uni<Void> free(Item item, int failures, String message, Duration wait) {
        return done(
                FREE + KEY,
                key(item)
                        .addInteger(failures)
                        .addString(message)
                        .addLong(item.sequence())
                        .addDouble(wait == null ? null : wait.toMillis() / 1000.0));
    }

    /** Forgets what can't be changed any more. */
    Uni<Void> forget(Duration age) {
        return done(
                "DELETE FROM chat_news WHERE due_at IS NULL AND told_at < now() - make_interval(secs => $1)",
                Tuple.of((double) age.toSeconds()));
    }

    private Uni<Void> done(String statement, Tuple values) {
        return database.preparedQuery(statement).execute(values).replaceWithVoid();
    }

    private Tuple values(Publication publication) {
        try {
            JsonObject kept = new JsonObject(json.writeValueAsString(publication));
            return Tuple.of(publication.change().id(), publication.sequence(), kept);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Tuple key(Item item) {
        Following.Channel channel = item.channel();
        return Tuple.of(item.update(), channel.platform(), channel.workspace(), channel.id());
    }

    private Item item(Row row) {
        UUID update = row.getUUID("update_id");
        try {
            return new Item(
                    update,
                    new Following.Channel(
                            row.getString("platform"), row.getString("workspace"), row.getString("channel")),
                    row.getLong("sequence"),
                    json.readValue(row.getJsonObject("news").encode(), Publication.class),
                    row.getString("message"),
                    row.getInteger("failures"));
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("What was kept of update " + update + " can not be read", damaged);
        }
    }
}
