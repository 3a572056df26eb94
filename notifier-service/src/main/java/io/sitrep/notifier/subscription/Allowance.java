package io.sitrep.notifier.subscription;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.sitrep.kit.http.ClientAddress;
import io.sitrep.kit.problem.Problem;
import io.sitrep.kit.problem.ProblemException;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * How many addresses one client may ask to subscribe: sixty in the hour that its first request begins. Kept in memory, so of each replica
 * by itself, and bounded: of the clients that are too many to remember the least active are forgotten. Nothing of it is written down.
 */
@Singleton
public class Allowance {
    static final int AN_HOUR = 60;

    private static final Duration HOUR = Duration.ofHours(1);
    private static final int CLIENTS = 200_000;

    private record Used(Instant since, int times) {}

    private final Clock clock;
    private final Cache<String, Used> used;

    Allowance(Clock clock) {
        this.clock = clock;
        this.used = Caffeine.newBuilder()
                .maximumSize(CLIENTS)
                .expireAfterWrite(HOUR)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .build();
    }

    /**
     * @param host address of the client, as the connection or a trusted proxy says it
     * @param wanted each of its addresses counts, the further ones too
     * @throws ProblemException 429 with the time after which there is room again
     */
    public void take(String host, NewSubscriber wanted) {
        Instant now = clock.instant();
        int addresses =
                wanted.fallback() == null ? 1 : 1 + Math.min(wanted.fallback().size(), AN_HOUR);
        Used mine = used.asMap().compute(ClientAddress.of(host), (client, before) -> next(before, now, addresses));
        if (mine.times() > AN_HOUR) {
            Problem problem = Problem.of(
                    429,
                    "too-many-requests",
                    "Too many requests",
                    "At most " + AN_HOUR + " addresses an hour can be subscribed from one place");
            throw new ProblemException(
                    problem, Duration.between(now, mine.since().plus(HOUR)).plusSeconds(1));
        }
    }

    private static Used next(Used before, Instant now, int addresses) {
        boolean over = before == null || !before.since().plus(HOUR).isAfter(now);
        return over
                ? new Used(now, addresses)
                : new Used(before.since(), Math.min(before.times(), AN_HOUR) + addresses);
    }
}
