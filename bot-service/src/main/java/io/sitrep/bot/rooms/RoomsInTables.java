package io.sitrep.bot.rooms;

import io.sitrep.bot.Settings;
import io.sitrep.bot.port.RoomWishes;
import io.sitrep.bot.port.RoomsOfIncidents;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Which room is whose, and what people asked of it. What is asked is done by the next look, which is due at once. */
@Singleton
class RoomsInTables implements RoomsOfIncidents, RoomWishes {
    private static final String OF_INCIDENT = """
            FROM incident i WHERE i.id = p.incident_id AND p.platform = $1 AND p.workspace = $2 AND i.ref = $3""";

    private static final String LOOK_AGAIN = ", revision = revision + 1, due_at = greatest(now(), not_before) ";

    /** That an update is overdue is news to whoever put it off before: it comes up again by then. */
    private static final String UNTIL = """
            CASE WHEN (i.head ->> 'next_update_at')::timestamptz > now()
            THEN least(now() + make_interval(secs => $4), (i.head ->> 'next_update_at')::timestamptz)
            ELSE now() + make_interval(secs => $4) END""";

    private final Pool database;
    private final RoomLoop loop;
    private final Duration snooze;

    RoomsInTables(Pool database, RoomLoop loop, Settings settings) {
        this.database = database;
        this.loop = loop;
        this.snooze = settings.rooms().snooze();
    }

    @Override
    public Uni<Optional<String>> incidentOf(String platform, String workspace, String channel) {
        return database.preparedQuery("""
                        SELECT i.ref FROM presence p JOIN incident i ON i.id = p.incident_id
                        WHERE p.platform = $1 AND p.workspace = $2 AND p.channel = $3""")
                .execute(Tuple.of(platform, workspace, channel))
                .map(rows -> first(rows).map(row -> row.getString("ref")));
    }

    @Override
    public Uni<Optional<Instant>> snooze(String platform, String workspace, String ref) {
        return database.preparedQuery("UPDATE presence p SET snoozed_until = " + UNTIL
                        + ", snoozed_for = (i.head ->> 'next_update_at')::timestamptz" + LOOK_AGAIN + OF_INCIDENT
                        + " AND i.open AND i.head ->> 'next_update_at' IS NOT NULL RETURNING snoozed_until")
                .execute(Tuple.of(platform, workspace, ref, (double) snooze.toSeconds()))
                .invoke(loop::goOn)
                .map(rows -> first(rows)
                        .map(row -> row.getOffsetDateTime("snoozed_until").toInstant()));
    }

    @Override
    public Uni<Archiving> archive(String platform, String workspace, String ref) {
        return database.preparedQuery("UPDATE presence p SET archive_asked = archive_asked OR NOT i.open" + LOOK_AGAIN
                        + OF_INCIDENT + " AND p.channel IS NOT NULL RETURNING i.open")
                .execute(Tuple.of(platform, workspace, ref))
                .invoke(loop::goOn)
                .map(rows -> first(rows)
                        .map(row -> row.getBoolean("open") ? Archiving.STILL_OPEN : Archiving.ASKED)
                        .orElse(Archiving.NO_ROOM));
    }

    private static Optional<Row> first(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).findFirst();
    }
}
