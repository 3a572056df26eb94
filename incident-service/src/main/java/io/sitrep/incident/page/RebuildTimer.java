package io.sitrep.incident.page;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.LongStream;

/**
 * How long readers wait for what was published: from when it was heard to when an edition that holds it is served. Of what was
 * heard together, or while another read was under way, the first counts; what a failed read was for waits for the next, and is seen as being behind until then.
 */
@Singleton
class RebuildTimer {
    private static final Duration[] LEVELS = LongStream.of(
                    5, 10, 20, 30, 40, 50, 60, 80, 100, 150, 200, 300, 500, 1_000, 2_000, 5_000, 30_000)
            .mapToObj(Duration::ofMillis)
            .toArray(Duration[]::new);

    private final Timer timer;
    private final LongSupplier nanos;
    private Long waiting; // since when, for a read that has not begun; guarded by this
    private Long underWay; // since when, for the one that has; guarded by this

    @Inject
    RebuildTimer(MeterRegistry metrics) {
        this(metrics, System::nanoTime);
    }

    /** @param nanos a clock that is never set */
    RebuildTimer(MeterRegistry metrics, LongSupplier nanos) {
        this.nanos = nanos;
        this.timer = Timer.builder("sitrep.page.rebuild")
                .description("from hearing that something was published to serving a page that shows it")
                .serviceLevelObjectives(LEVELS)
                .register(metrics);
        Gauge.builder("sitrep.page.behind.seconds", this, RebuildTimer::behind).register(metrics);
    }

    /** For how long the oldest that was heard of has not been served; 0 when there is nothing. */
    synchronized double behind() {
        Long since = underWay == null ? waiting : underWay;
        return since == null ? 0 : (nanos.getAsLong() - since) / 1e9;
    }

    /** Something was published. */
    synchronized void heard() {
        waiting = waiting == null ? Long.valueOf(nanos.getAsLong()) : waiting;
    }

    /** A read begins, which will hold it. */
    synchronized void begun() {
        underWay = underWay == null ? waiting : underWay;
        waiting = null;
    }

    /** What was read is served. */
    synchronized void served() {
        if (underWay != null) {
            timer.record(nanos.getAsLong() - underWay, TimeUnit.NANOSECONDS);
            underWay = null;
        }
    }
}
