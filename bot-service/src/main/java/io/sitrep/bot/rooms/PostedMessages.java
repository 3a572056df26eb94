package io.sitrep.bot.rooms;

import io.sitrep.bot.port.RoomKeeper.Spot;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** What was posted of incidents, and what it looks like by now. */
@Singleton
public class PostedMessages {
    private final Pool database;

    PostedMessages(Pool database) {
        this.database = database;
    }

    /**
     * One message.
     *
     * @param message what the platform calls it
     * @param look of what it shows
     */
    public record Posted(String channel, String mark, String message, String look) {}

    Uni<List<Posted>> of(Place place) {
        return database.preparedQuery("""
                        SELECT channel, mark, message, look FROM posted
                        WHERE incident_id = $1 AND platform = $2 AND workspace = $3""")
                .execute(Tuple.of(place.incident(), place.platform(), place.workspace()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new Posted(
                                row.getString("channel"),
                                row.getString("mark"),
                                row.getString("message"),
                                row.getString("look")))
                        .collect(Collectors.toList()));
    }

    public Uni<Void> keep(Place place, Posted posted) {
        return database.preparedQuery("""
                        INSERT INTO posted (incident_id, platform, workspace, channel, mark, message, look)
                        VALUES ($1, $2, $3, $4, $5, $6, $7)
                        ON CONFLICT (incident_id, platform, workspace, channel, mark)
                        DO UPDATE SET message = excluded.message, look = excluded.look, changed_at = now()""")
                .execute(Tuple.of(place.incident(), place.platform(), place.workspace())
                        .addString(posted.channel())
                        .addString(posted.mark())
                        .addString(posted.message())
                        .addString(posted.look()))
                .replaceWithVoid();
    }

    /** The message is gone from the platform. */
    public Uni<Void> forget(Place place, Spot spot, String mark) {
        return database.preparedQuery("""
                        DELETE FROM posted
                        WHERE incident_id = $1 AND platform = $2 AND workspace = $3 AND channel = $4 AND mark = $5""")
                .execute(Tuple.of(place.incident(), place.platform(), place.workspace(), spot.channel(), mark))
                .replaceWithVoid();
    }
}
