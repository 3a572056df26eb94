package io.sitrep.bot.rooms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sitrep.bot.catalog.Runbook;
import io.sitrep.bot.catalog.Runbooks;
import io.sitrep.bot.events.CloudEvent;
import io.sitrep.bot.events.Head;
import io.sitrep.bot.events.Said;
import io.sitrep.bot.port.RoomKeeper;
import io.sitrep.bot.port.RoomsEverywhere;
import io.sitrep.bot.port.RoomsEverywhere.OneRoom;
import io.sitrep.bot.rooms.PostedMessages.Posted;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads what a look goes by from our own tables. */
@Singleton
class Sights {
    private final Pool database;
    private final RoomsEverywhere rooms;
    private final Runbooks runbooks;
    private final ObjectMapper json;
    private final Clock clock;

    Sights(Pool database, RoomsEverywhere rooms, Runbooks runbooks, ObjectMapper json, Clock clock) {
        this.database = database;
        this.rooms = rooms;
        this.runbooks = runbooks;
        this.json = CloudEvent.tolerant(json);
        this.clock = clock;
    }

    Uni<Sight> of(Presence presence, List<Posted> posted, RoomKeeper keeper) {
        Place place = presence.place();
        return database.preparedQuery("""
                        SELECT i.head, i.said, i.told_status, i.overdue_at, w.incidents_channel FROM incident i
                        JOIN chat_workspace w ON w.platform = $2 AND w.id = $3 WHERE i.id = $1""")
                .execute(Tuple.of(place.incident(), place.platform(), place.workspace()))
                .map(rows -> rows.iterator().next())
                .chain(row -> {
                    Head head = read(row.getJsonObject("head"), Head.class);
                    return Uni.combine()
                            .all()
                            .unis(matching(head), told(place.incident()), elsewhere(place))
                            .asTuple()
                            .map(read -> new Sight(
                                    head,
                                    Optional.ofNullable(row.getJsonObject("said"))
                                            .map(said -> read(said, Said.class)),
                                    Optional.ofNullable(row.getString("told_status")),
                                    Optional.ofNullable(row.getOffsetDateTime("overdue_at"))
                                            .map(OffsetDateTime::toInstant),
                                    presence,
                                    Optional.ofNullable(row.getString("incidents_channel")),
                                    presence.room().map(keeper::address),
                                    read.getItem3(),
                                    read.getItem2(),
                                    read.getItem1(),
                                    marksInRoom(presence, posted),
                                    clock.instant()));
                });
    }

    private Uni<List<OneRoom>> elsewhere(Place place) {
        return rooms.of(place.incident())
                .map(all -> all.stream()
                        .filter(room -> !room.isIn(place.platform(), place.workspace()))
                        .toList());
    }

    private Uni<List<Runbook>> matching(Head head) {
        Set<UUID> affected = head.components().stream().map(Head.Component::id).collect(Collectors.toSet());
        List<String> words = Stream.concat(
                        Stream.of(head.title()), head.components().stream().map(Head.Component::name))
                .toList();
        return runbooks.matching(affected, head.severity(), words);
    }

    private Uni<List<Sight.Told>> told(UUID incident) {
        return database.preparedQuery(
                        "SELECT * FROM incident_told WHERE incident_id = $1 ORDER BY told_at DESC LIMIT 50")
                .execute(Tuple.of(incident))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new Sight.Told(
                                row.getUUID("publication"),
                                row.getInteger("planned"),
                                row.getInteger("unsent"),
                                row.getInteger("delivered"),
                                row.getInteger("unreachable"),
                                row.getOffsetDateTime("changed_at").toInstant()))
                        .toList());
    }

    private static Set<String> marksInRoom(Presence presence, List<Posted> posted) {
        return posted.stream()
                .filter(message -> presence.room()
                        .filter(room -> room.channel().equals(message.channel()))
                        .isPresent())
                .map(Posted::mark)
                .collect(Collectors.toSet());
    }

    private <T> T read(JsonObject stored, Class<T> shape) {
        try {
            return json.readValue(stored.encode(), shape);
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("What was kept of an incident can not be read", damaged);
        }
    }
}
