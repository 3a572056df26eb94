package io.sitrep.notifier.delivery;

import io.sitrep.kit.trace.LogIds;
import io.sitrep.kit.trace.TraceContext;
import io.sitrep.notifier.intake.CanaryIds;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A delivery this process may send until the lease ends.
 *
 * @param month the part of the ledger it stands in
 * @param fence only who holds the newest one can write a result, but for a success
 * @param tries 1 for the first attempt
 * @param plannedAt when it was planned, or last asked for again by hand
 * @param publishedAt when the house said it
 * @param revision of the publication's text when it was leased
 * @param secret sealed, or null
 * @param previousSecret sealed; null unless it still signs, too
 * @param token sealed
 * @param reachedBy by which sender of ours the address was reached last, or null
 */
record Lease(
        UUID deliveryId,
        LocalDate month,
        Place place,
        long fence,
        int tries,
        Instant plannedAt,
        UUID publicationId,
        Instant publishedAt,
        int revision,
        String channel,
        String address,
        String secret,
        String previousSecret,
        String token,
        String locale,
        String timeZone,
        String reachedBy) {

    /** Where it stands in the queue. */
    record Place(UUID endpointId, UUID incidentId, long sequence) {}

    static Lease of(Row row) {
        return new Lease(
                row.getUUID("delivery_id"),
                row.getLocalDate("month"),
                new Place(row.getUUID("endpoint_id"), row.getUUID("incident_id"), row.getLong("sequence")),
                row.getLong("fence"),
                row.getInteger("tries"),
                row.getOffsetDateTime("planned_at").toInstant(),
                row.getUUID("publication_id"),
                row.getOffsetDateTime("published_at").toInstant(),
                row.getInteger("revision"),
                row.getString("channel"),
                row.getString("address"),
                row.getString("secret"),
                row.getString("previous_secret"),
                row.getString("token_sealed"),
                row.getString("locale"),
                row.getString("time_zone"),
                row.getString("reached_by"));
    }

    /** A sign of life, to the one subscriber that is nobody's. */
    boolean isCanary() {
        return CanaryIds.INCIDENT.equals(place.incidentId());
    }

    /** What lines of the log about it carry. @param trace of its publication; null where nobody knows it here */
    LogIds lines(TraceContext trace) {
        return LogIds.of(trace)
                .incident(place.incidentId())
                .event(publicationId)
                .delivery(deliveryId);
    }

    /** Without the address and what is sealed. */
    @Override
    public String toString() {
        return "Lease[" + deliveryId + ", fence=" + fence + "]";
    }
}
