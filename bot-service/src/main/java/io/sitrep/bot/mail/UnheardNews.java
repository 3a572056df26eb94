package io.sitrep.bot.mail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sitrep.bot.Settings;
import io.sitrep.bot.events.CloudEvent;
import io.sitrep.bot.events.Head;
import io.sitrep.bot.rooms.RoomsOn;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/**
 * Finds what chat could not tell: open incidents that should have a room by now and have none anywhere, and promises that
 * no room was reminded of. Where the bot is nowhere installed there is nothing that fails, and nothing is found.
 */
@Singleton
class UnheardNews {
    private static final int AT_ONCE = 20;

    /** Taken by one process at a time; a holder that died gives it free by its due time. */
    private static final String TAKE = """
            INSERT INTO mailed AS m (key, incident_id, holder, due_at) VALUES ($1, $2, gen_random_uuid(), now() + interval '30 seconds')
            ON CONFLICT (key) DO UPDATE SET holder = excluded.holder, due_at = excluded.due_at
            WHERE m.taken_at IS NULL AND m.due_at <= now() RETURNING key""";

    private static final String WITHOUT_ROOM = """
            SELECT i.id, i.head FROM incident i
            WHERE i.open AND i.followed AND i.kind = 'incident'
            AND EXISTS (SELECT FROM presence p WHERE p.incident_id = i.id AND p.platform = ANY($3))
            AND greatest(i.settled_at, i.seen_at) <= now() - make_interval(secs => $1)
            AND NOT EXISTS (SELECT FROM presence p WHERE p.incident_id = i.id AND p.channel IS NOT NULL)
            AND NOT EXISTS (SELECT FROM mailed m WHERE m.key = 'declared:' || i.id AND (m.taken_at IS NOT NULL OR m.due_at > now()))
            ORDER BY i.id LIMIT $2""";

    private final Pool database;
    private final ObjectMapper json;
    private final double after;
    private final String[] platforms;

    UnheardNews(Pool database, ObjectMapper json, Settings settings, RoomsOn on) {
        this.database = database;
        this.json = CloudEvent.tolerant(json);
        this.after = seconds(settings.rooms().mailAfter());
        this.platforms = on.platforms().toArray(String[]::new);
    }

    Uni<List<Unheard>> declared() {
        return found(WITHOUT_ROOM, Tuple.of(after, AT_ONCE, platforms))
                .map(heads -> heads.stream()
                        .map(head -> new Unheard("declared:" + head.id(), head, null))
                        .toList());
    }

    /** Whether it is this process that tells of it. */
    Uni<Boolean> take(Unheard unheard) {
        return database.preparedQuery(TAKE)
                .execute(Tuple.of(unheard.key(), unheard.head().id()))
                .map(rows -> rows.size() > 0);
    }

    /** The notifier has it. */
    Uni<Void> told(Unheard unheard) {
        return database.preparedQuery("UPDATE mailed SET taken_at = now() WHERE key = $1")
                .execute(Tuple.of(unheard.key()))
                .replaceWithVoid();
    }

    /** The notifier has it not, or not wholly: soon again. */
    Uni<Void> later(Unheard unheard) {
        return database.preparedQuery(
                        "UPDATE mailed SET due_at = now() + interval '5 seconds' WHERE key = $1 AND taken_at IS NULL")
                .execute(Tuple.of(unheard.key()))
                .replaceWithVoid();
    }

    private Uni<List<Head>> found(String statement, Tuple values) {
        return database.preparedQuery(statement)
                .execute(values)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(this::head)
                        .toList());
    }

    private Head head(Row row) {
        UUID id = row.getUUID("id");
        try {
            return json.readValue(row.getJsonObject("head").encode(), Head.class);
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("What was kept of incident " + id + " can not be read", damaged);
        }
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
