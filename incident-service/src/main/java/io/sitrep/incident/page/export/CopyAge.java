package io.sitrep.incident.page.export;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;

/**
 * {@code sitrep_export_last_success_timestamp_seconds}: when each copy of the page was last known to hold everything, in this replica; 0
 * before that. Of a copy that is not set up, or that this replica does not write, there is no figure, or one that another's is newer than.
 */
@Startup
@Singleton
class CopyAge {
    CopyAge(MeterRegistry meters, Exporter exporter, Clock clock) {
        exporter.written()
                .forEach(copy -> Gauge.builder(
                                "sitrep.export.last.success.timestamp.seconds", () -> seconds(copy, clock.instant()))
                        .tag("copy", copy.kind())
                        .register(meters));
    }

    private static double seconds(Copying copy, Instant now) {
        return copy.wholeAt(now).map(Instant::getEpochSecond).orElse(0L);
    }
}
