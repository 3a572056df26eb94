package io.sitrep.bot.discord.web;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import net.dv8tion.jda.api.requests.RestRateLimiter;
import net.dv8tion.jda.api.requests.Route;
import okhttp3.Headers;

/**
 * How long a route has to be left alone. Discord counts by bucket: it names a route's bucket in each answer, and one bucket is counted
 * for each channel, guild or webhook apart; a global limit is everybody's, but not of what answers an interaction. Holds for this
 * process alone. Source: https://discord.com/developers/docs/topics/rate-limits, read 2026-11-23.
 */
final class Buckets {
    private static final int MANY = 1_000;
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,6}(\\.[0-9]{1,9})?");

    private final LongSupplier nanoTime;
    private final Map<Route, String> names = new ConcurrentHashMap<>();
    private final Map<String, Long> until = new ConcurrentHashMap<>();
    private volatile long globalUntil;

    /** @param nanoTime as {@link System#nanoTime()} */
    Buckets(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.globalUntil = nanoTime.getAsLong();
    }

    /** Zero when it may be asked now. */
    Duration left(Route.CompiledRoute route) {
        long now = nanoTime.getAsLong();
        long own = until.getOrDefault(place(route), now) - now;
        long global = route.getBaseRoute().isInteractionBucket() ? 0 : globalUntil - now;
        return Duration.ofNanos(Math.max(0, Math.max(own, global)));
    }

    /** Whether it is a global limit that is kept to. */
    boolean isQuietEverywhere() {
        return globalUntil - nanoTime.getAsLong() > 0;
    }

    /** What an answer that is no refusal for too many says of the next ones. */
    void answered(Route.CompiledRoute route, Headers headers) {
        learnName(route, headers);
        String left = headers.get(RestRateLimiter.REMAINING_HEADER);
        if ("0".equals(left)) {
            quiet(place(route), seconds(headers.get(RestRateLimiter.RESET_AFTER_HEADER), Duration.ZERO));
        }
    }

    /** @param wait that was asked for */
    void tooMany(Route.CompiledRoute route, Headers headers, Duration wait) {
        learnName(route, headers);
        if (headers.get(RestRateLimiter.GLOBAL_HEADER) != null) {
            globalUntil = nanoTime.getAsLong() + wait.toNanos();
        } else {
            quiet(place(route), wait);
        }
    }

    /** What a header says, in seconds. */
    static Duration seconds(String header, Duration otherwise) {
        return header != null && SECONDS.matcher(header).matches()
                ? Duration.ofMillis((long) Math.ceil(Double.parseDouble(header) * 1_000))
                : otherwise;
    }

    private void learnName(Route.CompiledRoute route, Headers headers) {
        String name = headers.get(RestRateLimiter.HASH_HEADER);
        if (name != null) {
            names.put(route.getBaseRoute(), name);
        }
    }

    private String place(Route.CompiledRoute route) {
        Route base = route.getBaseRoute();
        return names.getOrDefault(base, base.toString()) + " " + route.getMajorParameters();
    }

    private void quiet(String place, Duration wait) {
        long now = nanoTime.getAsLong();
        if (until.size() >= MANY) {
            until.values().removeIf(end -> end - now <= 0);
        }
        until.put(place, now + wait.toNanos());
    }
}
