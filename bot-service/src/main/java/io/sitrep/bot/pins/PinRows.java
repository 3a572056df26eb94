package io.sitrep.bot.pins;

import io.sitrep.bot.port.RoomKeeper.Spot;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** The table of messages on timelines. */
@Singleton
class PinRows {
    private static final String OURS = " WHERE platform = $1 AND workspace = $2 AND channel = $3 AND message = $4";

    private final Pool database;

    PinRows(Pool database) {
        this.database = database;
    }

    /** Empty when the channel is no incident's room: then what is pinned there concerns nobody. */
    Uni<Optional<Pin>> inRoom(String platform, Spot spot, String message) {
        return database.preparedQuery("""
                        WITH room AS (
                            SELECT incident_id FROM presence WHERE platform = $1 AND workspace = $2 AND channel = $3
                        ), begun AS (
                            INSERT INTO pin (platform, workspace, channel, message, incident_id)
                            SELECT $1, $2, $3, $4, incident_id FROM room ON CONFLICT DO NOTHING RETURNING *
                        )
                        SELECT * FROM begun UNION ALL SELECT * FROM pin""" + OURS)
                .execute(Tuple.of(platform, spot.workspace(), spot.channel(), message))
                .map(PinRows::first);
    }

    /** Empty when it was never on a timeline. */
    Uni<Optional<Pin>> known(Spot spot, String message) {
        return database.preparedQuery("SELECT * FROM pin WHERE workspace = $1 AND channel = $2 AND message = $3")
                .execute(Tuple.of(spot.workspace(), spot.channel(), message))
                .map(PinRows::first);
    }

    Uni<Pin> noted(Pin pin, JsonObject note) {
        return changed(pin, "note = $5", note);
    }

    Uni<Pin> entered(Pin pin, UUID entry) {
        return changed(pin, "entry = $5", entry);
    }

    Uni<Pin> takenAway(Pin pin) {
        return changed(pin, "note = NULL, entry = NULL, round = $5", pin.round() + 1);
    }

    private Uni<Pin> changed(Pin pin, String what, Object value) {
        return database.preparedQuery("UPDATE pin SET " + what + OURS + " RETURNING *")
                .execute(Tuple.of(
                        pin.platform(), pin.spot().workspace(), pin.spot().channel(), pin.message(), value))
                .map(rows -> first(rows).orElseThrow());
    }

    private static Optional<Pin> first(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).findFirst().map(Pin::of);
    }
}
