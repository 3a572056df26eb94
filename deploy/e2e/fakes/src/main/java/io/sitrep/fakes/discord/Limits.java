package io.sitrep.fakes.discord;

import io.sitrep.fakes.Answered;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** How much is taken of whom. Generous unless it is said. Source: docs.discord.com/developers/topics/rate-limits, 2026-11. */
final class Limits {
    private static final Window GENEROUS = new Window(1_000, Duration.ofSeconds(1));

    private record Window(int calls, Duration in) {}

    private static final class Bucket {
        private Instant until = Instant.MIN;
        private int used;
    }

    private final Map<String, Window> windows = new HashMap<>();
    private final Map<String, Bucket> buckets = new HashMap<>();
    private final Clock clock;
    private Instant everybodyUntil = Instant.MIN;

    Limits(Clock clock) {
        this.clock = clock;
    }

    synchronized void set(String route, int calls, Duration in) {
        windows.put(route, new Window(calls, in));
    }

    synchronized void everywhere(Duration wait) {
        everybodyUntil = clock.instant().plus(wait);
    }

    synchronized void forget() {
        windows.clear();
        buckets.clear();
        everybodyUntil = Instant.MIN;
    }

    /** @return a refusal when it is one too many */
    synchronized Optional<Answered> refuses(Routes.Match match) {
        Instant now = clock.instant();
        if (match.route().wantsToken() && now.isBefore(everybodyUntil)) {
            return Optional.of(tooMany(Duration.between(now, everybodyUntil), true));
        }
        Window window = window(match);
        Bucket bucket = bucket(match);
        if (!now.isBefore(bucket.until)) {
            bucket.until = now.plus(window.in());
            bucket.used = 0;
        }
        if (bucket.used >= window.calls()) {
            return Optional.of(headers(tooMany(Duration.between(now, bucket.until), false), match));
        }
        bucket.used++;
        return Optional.empty();
    }

    private Window window(Routes.Match match) {
        return windows.getOrDefault(match.route().name(), GENEROUS);
    }

    private Bucket bucket(Routes.Match match) {
        return buckets.computeIfAbsent(match.route().name() + match.major(), first -> new Bucket());
    }

    synchronized Answered headers(Answered answer, Routes.Match match) {
        Window window = window(match);
        Bucket bucket = bucket(match);
        Instant until = bucket.until.equals(Instant.MIN) ? clock.instant() : bucket.until;
        Duration rest = Duration.between(clock.instant(), until);
        return answer.with("X-RateLimit-Limit", Integer.toString(window.calls()))
                .with("X-RateLimit-Remaining", Integer.toString(Math.max(0, window.calls() - bucket.used)))
                .with("X-RateLimit-Reset", seconds(until.toEpochMilli()))
                .with("X-RateLimit-Reset-After", seconds(Math.max(0, rest.toMillis())))
                .with(
                        "X-RateLimit-Bucket",
                        Integer.toHexString(match.route().name().hashCode()));
    }

    static Answered tooMany(Duration wait, boolean everywhere) {
        long roundedUp = (wait.toMillis() + 999) / 1_000;
        Answered refusal = Answered.json(
                        429,
                        new JsonObject()
                                .put("message", "You are being rate limited.")
                                .put("retry_after", wait.toMillis() / 1_000.0)
                                .put("global", everywhere))
                .with("Retry-After", Long.toString(roundedUp))
                .with("X-RateLimit-Scope", everywhere ? "global" : "user");
        return everywhere ? refusal.with("X-RateLimit-Global", "true") : refusal;
    }

    private static String seconds(long millis) {
        return "%d.%03d".formatted(millis / 1_000, millis % 1_000);
    }
}
