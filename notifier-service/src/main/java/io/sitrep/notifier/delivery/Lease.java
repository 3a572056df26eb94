package io.sitrep.notifier.delivery;

import io.vertx.mutiny.sqlclient.Row;
import java.util.UUID;

/**
 * A delivery this process may send until the lease ends.
 *
 * @param fence only who holds the newest one can write a result
 * @param tries 1 for the first attempt
 * @param revision of the publication's text when it was leased
 * @param secret sealed, or null
 * @param token sealed
 */
record Lease(
        UUID deliveryId,
        long fence,
        int tries,
        UUID publicationId,
        int revision,
        UUID incidentId,
        UUID endpointId,
        String channel,
        String address,
        String secret,
        String token,
        String locale,
        String timeZone) {

    static Lease of(Row row) {
        return new Lease(
                row.getUUID("id"),
                row.getLong("fence"),
                row.getInteger("tries"),
                row.getUUID("publication_id"),
                row.getInteger("revision"),
                row.getUUID("incident_id"),
                row.getUUID("endpoint_id"),
                row.getString("channel"),
                row.getString("address"),
                row.getString("secret"),
                row.getString("token_sealed"),
                row.getString("locale"),
                row.getString("time_zone"));
    }

    /** Without the address and what is sealed. */
    @Override
    public String toString() {
        return "Lease[" + deliveryId + ", fence=" + fence + "]";
    }
}
