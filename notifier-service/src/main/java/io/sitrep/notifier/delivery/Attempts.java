package io.sitrep.notifier.delivery;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** One attempt from the lease to the written result. */
@Singleton
class Attempts {
    private final Courier courier;
    private final Results results;
    private final RetrySchedule schedule;
    private final DeliveryMetrics metrics;
    private final Clock clock;

    Attempts(Courier courier, Results results, RetrySchedule schedule, DeliveryMetrics metrics, Clock clock) {
        this.courier = courier;
        this.results = results;
        this.schedule = schedule;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Completes when the result is durable, however long that takes. Fails only when it never can be. */
    Uni<Void> make(Lease lease) {
        Instant begun = clock.instant();
        return courier.send(lease)
                .map(outcome -> Result.of(
                        lease, outcome, schedule, new Result.Span(begun, Duration.between(begun, clock.instant()))))
                .chain(result -> results.write(result).invoke(state -> metrics.told(result, state)))
                .replaceWithVoid();
    }
}
