package io.sitrep.notifier.confirmation;

import io.vertx.mutiny.sqlclient.Row;
import java.util.UUID;

/**
 * A question that this process is about to send.
 *
 * @param tries this one included
 * @param token sealed
 */
record Question(
        UUID endpoint,
        int tries,
        String channel,
        String address,
        boolean further,
        String token,
        String locale,
        String timeZone) {
    static Question of(Row row) {
        return new Question(
                row.getUUID("id"),
                row.getInteger("tries"),
                row.getString("channel"),
                row.getString("address"),
                row.getInteger("position") > 0,
                row.getString("token"),
                row.getString("locale"),
                row.getString("time_zone"));
    }

    /** Without the address. */
    @Override
    public String toString() {
        return "Question[" + endpoint + "]";
    }
}
