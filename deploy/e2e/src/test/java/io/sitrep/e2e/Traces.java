package io.sitrep.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sitrep.fakes.telemetry.OtlpCollector;
import io.sitrep.fakes.telemetry.ToldSpan;
import java.time.Duration;
import java.util.function.Predicate;

/** What a collector was told, waited for: spans come in batches. */
record Traces(OtlpCollector collector) {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** @param name what it begins with */
    ToldSpan named(String service, String name) {
        return awaited(span -> span.service().equals(service) && span.name().startsWith(name));
    }

    /** One of this trace. */
    ToldSpan span(String service, String name, String trace) {
        return awaited(span -> span.service().equals(service)
                && span.name().startsWith(name)
                && span.trace().equals(trace));
    }

    /** @param link the span it follows from: trace and id */
    ToldSpan following(String service, String name, String link) {
        return awaited(span -> span.service().equals(service)
                && span.name().equals(name)
                && span.links().contains(link));
    }

    private ToldSpan awaited(Predicate<ToldSpan> wanted) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(collector.spans()).anyMatch(wanted));
        return collector.spans().stream().filter(wanted).findFirst().orElseThrow();
    }
}
