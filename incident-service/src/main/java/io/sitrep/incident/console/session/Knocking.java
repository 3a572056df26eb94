package io.sitrep.incident.console.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.sitrep.kit.http.ClientAddress;
import io.sitrep.kit.http.ClientHost;
import io.sitrep.kit.problem.Problem;
import io.sitrep.kit.problem.ProblemException;
import io.vertx.core.http.HttpServerRequest;
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

    private final ClientHost clients;
    private final Cache<String, AtomicInteger> failed;

    Knocking(ClientHost clients, Clock clock) {
        this.clients = clients;
        failed = Caffeine.newBuilder()
                .maximumSize(CLIENTS)
                .expireAfterWrite(WINDOW)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .build();
    }

    /** Who tries, as the other methods want it. */
    String client(HttpServerRequest request) {
        return ClientAddress.of(clients.of(request));
    }

    boolean isTooMuch(String client) {
        AtomicInteger before = failed.getIfPresent(client);
        return before != null && before.get() >= MOST;
    }

    /** @throws ProblemException 429 to who has failed too often */
    void admit(String client) {
        if (isTooMuch(client)) {
            throw new ProblemException(
                    Problem.of(429, "too-many-requests", "Too many tries", "Try again in some minutes"), WINDOW);
        }
    }

    void failed(String client) {
        failed.get(client, first -> new AtomicInteger()).incrementAndGet();
    }
}
