package io.sitrep.incident.console.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How often one client may try to sign in and fail. Kept in memory, so of each replica by itself, and bounded: of clients that
 * are too many to remember the least active are forgotten.
 */
@Singleton
class Knocking {
    static final int MOST = 10;
    static final Duration WINDOW = Duration.ofMinutes(5);
    private static final int CLIENTS = 50_000;

    private final Cache<String, AtomicInteger> failed;

    Knocking(Clock clock) {
        failed = Caffeine.newBuilder()
                .maximumSize(CLIENTS)
                .expireAfterWrite(WINDOW)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .build();
    }

    boolean isTooMuch(String client) {
        AtomicInteger before = failed.getIfPresent(client);
        return before != null && before.get() >= MOST;
    }

    void failed(String client) {
        failed.get(client, first -> new AtomicInteger()).incrementAndGet();
    }
}
