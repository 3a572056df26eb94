package io.sitrep.bot.pins;

import io.sitrep.bot.port.RoomKeeper.Spot;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import java.util.Optional;
import java.util.UUID;

/**
 * A message that was put on a timeline, or taken away again.
 *
 * @param note what was sent, or is to be; empty when it is not on the timeline
 * @param entry what the incident service calls it; empty until it has answered
 */
record Pin(
        String platform,
        Spot spot,
        String message,
        UUID incident,
        int round,
        Optional<JsonObject> note,
        Optional<UUID> entry) {
    static Pin of(Row row) {
        return new Pin(
                row.getString("platform"),
                new Spot(row.getString("workspace"), row.getString("channel")),
                row.getString("message"),
                row.getUUID("incident_id"),
                row.getInteger("round"),
                Optional.ofNullable(row.getJsonObject("note")),
                Optional.ofNullable(row.getUUID("entry")));
    }

    /** The same each time it is sent, another each time it is pinned. */
    String key() {
        return String.join(" ", "pin", platform, spot.workspace(), spot.channel(), message, Integer.toString(round));
    }

    String path() {
        return "/api/v1/incidents/" + incident + "/timeline";
    }
}
