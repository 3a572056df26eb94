package io.sitrep.incident.page;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * {@code sitrep_page_age_seconds}: how old what readers are shown is; where there is nothing to show, for how long this process has
 * had nothing. It is read anew every half a minute, whether or not something was published, so that more means trouble.
 */
@Startup
@Singleton
class PageAge {
    private final Snapshot snapshot;
    private final Clock clock;
    private final Instant started;

    PageAge(MeterRegistry meters, Snapshot snapshot, Clock clock) {
        this.snapshot = snapshot;
        this.clock = clock;
        this.started = clock.instant();
        Gauge.builder("sitrep.page.age.seconds", this, PageAge::seconds).register(meters);
    }

    private double seconds() {
        Instant since = snapshot.state().map(PageState::asOf).orElse(started);
        // A clock that was set back says nothing.
        return Math.max(0, Duration.between(since, clock.instant()).toMillis() / 1e3);
    }
}
