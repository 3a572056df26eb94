package io.sitrep.notifier.readback;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A delivery of which nobody knows whether it arrived.
 *
 * @param looks how often it was looked for, this time included
 * @param began when the attempt began, at the earliest
 * @param isAsItWas whether its text is still what was sent
 * @param others the provider's names for what else was told there of the incident
 */
record Uncertain(
        UUID delivery,
        LocalDate month,
        int looks,
        Instant began,
        UUID publication,
        int revision,
        boolean isAsItWas,
        String channel,
        String address,
        String token,
        String locale,
        String zone,
        List<String> others) {
    static Uncertain of(Row row) {
        return new Uncertain(
                row.getUUID("delivery_id"),
                row.getLocalDate("month"),
                row.getInteger("looks"),
                row.getOffsetDateTime("began").toInstant(),
                row.getUUID("publication_id"),
                row.getInteger("revision"),
                row.getBoolean("as_it_was"),
                row.getString("channel"),
                row.getString("address"),
                row.getString("token_sealed"),
                row.getString("locale"),
                row.getString("time_zone"),
                List.of(row.getArrayOfStrings("others")));
    }

    /** Without address and token. */
    @Override
    public String toString() {
        return "Uncertain[" + delivery + "]";
    }
}
