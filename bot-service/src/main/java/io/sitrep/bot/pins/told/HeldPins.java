package io.sitrep.bot.pins.told;

import io.sitrep.bot.port.RoomKeeper.Spot;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** What a platform has told so far of messages in rooms: to be held against how they stand, where something may not have been told. */
public final class HeldPins {
    /** Newest first: what is that old and that much is looked at no more. */
    private static final int MOST_ROOMS = 200;

    private final Pool database;
    private final String platform;

    public HeldPins(Pool database, String platform) {
        this.database = database;
        this.platform = platform;
    }

    /**
     * Of one room.
     *
     * @param holders of each message somebody holds
     * @param told of each message, whose pins were told and not taken back, also those that count for nothing
     */
    public record Known(Map<String, Set<String>> holders, Map<String, Set<String>> told) {
        public Set<String> holdersOf(String message) {
            return holders.getOrDefault(message, Set.of());
        }

        public boolean isTold(String message, String person) {
            return told.getOrDefault(message, Set.of()).contains(person)
                    || holdersOf(message).contains(person);
        }
    }

    /** Rooms of open incidents, and those where somebody holds a message; none that is archived. */
    public Uni<List<Spot>> rooms() {
        return database.preparedQuery("""
                        SELECT room.workspace, room.channel FROM presence room
                        JOIN incident ON incident.id = room.incident_id
                        WHERE room.platform = $1 AND room.channel IS NOT NULL AND NOT room.archived
                        AND (incident.open OR EXISTS (
                            SELECT FROM <pin> pin WHERE pin.workspace = room.workspace AND pin.channel = room.channel))
                        ORDER BY incident.created_at DESC LIMIT $2""".replace("<pin>", platform + "_pin"))
                .execute(Tuple.of(platform, MOST_ROOMS))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new Spot(row.getString("workspace"), row.getString("channel")))
                        .toList());
    }

    /** @param byWhat messages are held there */
    public Uni<Known> in(Spot room, String byWhat) {
        Tuple where = Tuple.of(room.workspace(), room.channel());
        return database.preparedQuery("SELECT message, person FROM " + platform
                        + "_pin WHERE workspace = $1 AND channel = $2 AND by_what = $3")
                .execute(Tuple.of(room.workspace(), room.channel(), byWhat))
                .chain(holders -> database.preparedQuery("""
                                SELECT DISTINCT message, person FROM <event> said
                                WHERE workspace = $1 AND channel = $2 AND deed = 'pinned' AND NOT EXISTS (
                                    SELECT FROM <event> later
                                    WHERE later.workspace = $1 AND later.channel = $2
                                    AND later.message = said.message AND later.place > said.place
                                    AND (later.deed = 'deleted'
                                        OR later.deed = 'unpinned' AND later.person = said.person))""".replace("<event>", platform + "_event"))
                        .execute(where)
                        .map(told -> new Known(byMessage(holders), byMessage(told))));
    }

    private static Map<String, Set<String>> byMessage(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .collect(Collectors.groupingBy(
                        row -> row.getString("message"),
                        HashMap::new,
                        Collectors.mapping(row -> row.getString("person"), Collectors.toCollection(HashSet::new))));
    }
}
