package io.sitrep.incident.report;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How often one may report. A client counts once for each component in five minutes, may ask so often in a minute, and all of
 * them together so often in a second. Kept in memory, so of each replica by itself, and bounded: of the clients that are too
 * many to remember the least active are forgotten.
 */
@Singleton
class Restraint {
    static final Duration ONCE = Report.BUCKET;
    static final int A_MINUTE = 20;
    static final int A_SECOND = 2_000;

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final int CLIENTS = 200_000;

    private record Told(String client, UUID component) {}

    private final Clock clock;
    private final Cache<Told, Instant> told;
    private final Cache<String, AtomicInteger> asked;
    private long second; // guarded by this
    private int within; // guarded by this

    Restraint(Clock clock) {
        this.clock = clock;
        this.told = cache(ONCE);
        this.asked = cache(MINUTE);
    }

    /** Asks may be made from many threads. */
    Verdict judge(String client, UUID component) {
        if (asked.get(client, first -> new AtomicInteger()).incrementAndGet() > A_MINUTE) {
            return new Verdict.TooOften(MINUTE);
        }
        if (isFlood()) {
            return new Verdict.TooOften(SECOND);
        }
        Instant now = clock.instant();
        Instant before = told.asMap().putIfAbsent(new Told(client, component), now);
        return before == null
                ? new Verdict.Counted()
                : new Verdict.TooOften(Duration.between(now, before.plus(ONCE)).plus(SECOND));
    }

    private synchronized boolean isFlood() {
        long now = clock.instant().getEpochSecond();
        if (now != second) {
            second = now;
            within = 0;
        }
        return ++within > A_SECOND;
    }

    private <K, V> Cache<K, V> cache(Duration age) {
        return Caffeine.newBuilder()
                .maximumSize(CLIENTS)
                .expireAfterWrite(age)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .build();
    }
}
