package io.sitrep.notifier.api;

import io.sitrep.notifier.delivery.Counts;
import io.sitrep.notifier.delivery.DeliveryState;
import java.time.Instant;

/**
 * Deliveries by state, adding up to what was planned.
 *
 * @param unreachable subscribers whom no address could reach; of several publications, their sum
 */
public record CountView(
        long planned,
        long pending,
        long sending,
        long retrying,
        long delivered,
        long uncertain,
        long dead,
        long superseded,
        long failedOver,
        long suppressed,
        long cancelled,
        long unreachable,
        Instant firstAt,
        Instant lastAt) {

    static CountView of(Counts.Count count) {
        return new CountView(
                count.planned(),
                of(count, DeliveryState.PENDING),
                of(count, DeliveryState.SENDING),
                of(count, DeliveryState.RETRYING),
                of(count, DeliveryState.DELIVERED),
                of(count, DeliveryState.UNCERTAIN),
                of(count, DeliveryState.DEAD),
                of(count, DeliveryState.SUPERSEDED),
                of(count, DeliveryState.FAILED_OVER),
                of(count, DeliveryState.SUPPRESSED),
                of(count, DeliveryState.CANCELLED),
                count.unreachable(),
                count.firstAt(),
                count.lastAt());
    }

    private static long of(Counts.Count count, DeliveryState state) {
        return count.byState().getOrDefault(state, 0L);
    }
}
