package io.sitrep.notifier.progress;

import io.sitrep.notifier.delivery.Counts;
import io.sitrep.notifier.delivery.DeliveryState;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Data of an event on {@code sitrep.deliveries}. No address and no subscriber is in it. Shape: {@code notifier-service/contract}.
 *
 * @param sequence 1, 2, 3… per publication: of two events the one with the higher is newer
 * @param publication id of the event on {@code sitrep.publications} that is told
 * @param update id of the update that was published; null for a correction or a retraction of one
 * @param kind {@code update}, {@code correction} or {@code retraction}
 * @param withdrawn how it was ended or taken back ({@code stopped}, {@code retracted}); null while it stands
 * @param counts deliveries by state, and {@code planned}, which is their sum
 * @param unreachable subscribers whom no address could reach: none was told, and none is tried any more
 * @param firstAt when the first was delivered; null when none was
 */
record Said(
        long sequence,
        Incident incident,
        UUID publication,
        UUID update,
        String kind,
        String withdrawn,
        Map<String, Long> counts,
        long unreachable,
        Instant firstAt,
        Instant lastAt) {
    /** Only its names: what it is about is the publication's to tell. */
    record Incident(UUID id, String publicId, String ref) {}

    static Map<String, Long> counts(Counts.Count count) {
        Map<String, Long> all = new LinkedHashMap<>();
        all.put("planned", count.planned());
        for (DeliveryState state : DeliveryState.values()) {
            all.put(state.word(), of(count, state));
        }
        return all;
    }

    /** Whether one of them may still change by itself. */
    static boolean isOpen(Counts.Count count) {
        return of(count, DeliveryState.PENDING) + of(count, DeliveryState.SENDING) + of(count, DeliveryState.RETRYING)
                > 0;
    }

    private static long of(Counts.Count count, DeliveryState state) {
        return count.byState().getOrDefault(state, 0L);
    }
}
