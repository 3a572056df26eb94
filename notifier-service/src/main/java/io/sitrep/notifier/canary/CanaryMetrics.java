package io.sitrep.notifier.canary;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.Startup;
import io.sitrep.notifier.Settings;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.LongStream;

/**
 * How long the canary took, and when it was last heard; there are no such figures where there is no canary. Since when there is one is said in
 * any case: one that was switched off is told from one that fell silent.
 */
@Startup
@Singleton
class CanaryMetrics {
    private static final Duration[] LEVELS = LongStream.of(100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000, 60_000)
            .mapToObj(Duration::ofMillis)
            .toArray(Duration[]::new);

    private final Clock clock;
    private final Timer roundTrip;
    private volatile long heardAt;

    CanaryMetrics(MeterRegistry meters, Settings settings, Clock clock) {
        this.clock = clock;
        long since = settings.canary() ? clock.instant().getEpochSecond() : 0;
        Gauge.builder("sitrep.canary.since.timestamp.seconds", () -> since).register(meters);
        if (settings.canary()) {
            Gauge.builder("sitrep.canary.last.success.timestamp.seconds", this, metrics -> metrics.heardAt)
                    .register(meters);
            roundTrip = Timer.builder("sitrep.canary.round.trip")
                    .description("from the incident service to our own webhook")
                    .serviceLevelObjectives(LEVELS)
                    .register(meters);
        } else {
            roundTrip = null;
        }
    }

    /** @param sent by the incident service's clock */
    void heard(Instant sent) {
        Instant now = clock.instant();
        Duration took = Duration.between(sent, now);
        if (roundTrip != null) {
            // Clocks of two machines differ a little.
            roundTrip.record(took.isNegative() ? Duration.ZERO : took);
            heardAt = now.getEpochSecond();
        }
    }
}
