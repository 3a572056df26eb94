package io.sitrep.bot.rooms;

import io.sitrep.bot.port.RoomKeeper.Room;
import io.sitrep.bot.port.RoomKeepers;
import io.sitrep.bot.port.RoomsEverywhere;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Rooms as they were last looked after, in the workspaces where the bot is. */
@Singleton
class RoomsByIncident implements RoomsEverywhere {
    private static final String ROOMS = """
            SELECT p.platform, p.workspace, p.channel, p.room_name, w.name,
                (SELECT count(*) FROM chat_workspace o WHERE o.platform = p.platform AND o.here) AS workspaces
            FROM presence p JOIN chat_workspace w ON w.platform = p.platform AND w.id = p.workspace AND w.here
            WHERE p.incident_id = $1 AND p.channel IS NOT NULL AND NOT p.archived
            ORDER BY p.platform, p.workspace""";

    private final Pool database;
    private final RoomKeepers keepers;

    RoomsByIncident(Pool database, RoomKeepers keepers) {
        this.database = database;
        this.keepers = keepers;
    }

    @Override
    public Uni<List<OneRoom>> of(UUID incident) {
        return database.preparedQuery(ROOMS)
                .execute(Tuple.of(incident))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .flatMap(row -> room(row).stream())
                        .toList());
    }

    private Optional<OneRoom> room(Row row) {
        String platform = row.getString("platform");
        Room room = new Room(row.getString("workspace"), row.getString("channel"), row.getString("room_name"));
        return keepers.of(platform)
                .map(keeper -> new OneRoom(platform, room.workspace(), called(row), room.name(), keeper.address(room)));
    }

    private static String called(Row row) {
        String platform = row.getString("platform");
        String inWords = platform.substring(0, 1).toUpperCase(Locale.ROOT) + platform.substring(1);
        return row.getLong("workspaces") > 1 ? inWords + ", " + row.getString("name") : inWords;
    }
}
