package io.sitrep.bot.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sitrep.bot.events.CloudEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;

/**
 * All things of the catalog, as last told. They are whole there, so that a field the incident service adds is there at
 * once. Not guaranteed: that a thing is gone is not noticed by a bot that was down for longer than Kafka keeps the note
 * of it (a day by default).
 */
@Singleton
public class CatalogThings {
    private static final Logger LOG = Logger.getLogger(CatalogThings.class);

    private final Pool database;
    private final ObjectMapper json;

    CatalogThings(Pool database, ObjectMapper json) {
        this.database = database;
        this.json = CloudEvent.tolerant(json);
    }

    Uni<Void> keep(ToldThing thing) {
        return database.preparedQuery("""
                        INSERT INTO catalog_thing (kind, key, body, told_at, told_place) VALUES ($1, $2, $3, $4, $5)
                        ON CONFLICT (kind, key) DO UPDATE
                            SET body = excluded.body, told_at = excluded.told_at, told_place = excluded.told_place
                        WHERE (catalog_thing.told_at, catalog_thing.told_place) < (excluded.told_at, excluded.told_place)""")
                .execute(Tuple.of(thing.kind(), thing.key())
                        .addValue(thing.body())
                        .addOffsetDateTime(thing.at().atOffset(ZoneOffset.UTC))
                        .addLong(thing.place()))
                .replaceWithVoid();
    }

    /** All of one kind, by key; what has another shape than the one asked for is left out. */
    <T> Uni<List<T>> all(String kind, Class<T> shape) {
        return database.preparedQuery(
                        "SELECT body FROM catalog_thing WHERE kind = $1 AND body IS NOT NULL ORDER BY key")
                .execute(Tuple.of(kind))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .flatMap(row -> read(kind, row.getJsonObject("body"), shape).stream())
                        .toList());
    }

    private <T> Optional<T> read(String kind, JsonObject body, Class<T> shape) {
        try {
            return Optional.of(json.readValue(body.encode(), shape));
        } catch (JsonProcessingException otherShape) {
            LOG.errorf(
                    "a %s of the catalog has another shape: %s",
                    kind, otherShape.getClass().getSimpleName());
            return Optional.empty();
        }
    }
}
