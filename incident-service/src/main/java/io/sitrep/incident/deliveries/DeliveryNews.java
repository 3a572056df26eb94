package io.sitrep.incident.deliveries;

import java.time.Instant;
import java.util.UUID;

/**
 * How far the telling of one publication is, as {@code sitrep.deliveries} says it. Of the incident only what names it is read.
 *
 * @param sequence 1, 2, 3… per publication
 * @param publication id of the event that is told
 * @param update the update that was published; null for a correction or retraction of one
 * @param kind {@code update}, {@code correction} or {@code retraction}
 * @param withdrawn {@code stopped} or {@code retracted}; null while it stands
 * @param unreachable subscribers whom no address could reach
 * @param firstAt when the first was delivered; null when none was
 */
record DeliveryNews(
        long sequence,
        Incident incident,
        UUID publication,
        UUID update,
        String kind,
        String withdrawn,
        DeliveryCounts counts,
        long unreachable,
        Instant firstAt,
        Instant lastAt) {
    record Incident(UUID id) {}

    boolean isWhole() {
        return sequence > 0
                && incident != null
                && incident.id() != null
                && publication != null
                && kind != null
                && counts != null;
    }
}
