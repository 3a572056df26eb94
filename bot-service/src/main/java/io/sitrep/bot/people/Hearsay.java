package io.sitrep.bot.people;

import io.sitrep.bot.port.PlatformAway;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * For how long counts what a platform said of people. It is asked again after 5 minutes; while it is away, what it said within 24 hours
 * counts, and it is left in peace for a moment.
 */
public final class Hearsay {
    /** How long to leave a platform in peace that was away. */
    public static final Duration PEACE = Duration.ofSeconds(5);

    private static final Duration FRESH = Duration.ofMinutes(5);
    private static final Duration USABLE = Duration.ofHours(24);

    private final Clock clock;
    private final Map<String, Instant> awayUntil = new ConcurrentHashMap<>();

    public Hearsay(Clock clock) {
        this.clock = clock;
    }

    /** What was said, and when. */
    public record Said<V>(V value, Instant at) {}

    /** What was said just now, or what the platform says now. Fails with {@link PlatformAway} when there is nothing usable. */
    public <V> Uni<V> freshOr(Optional<Said<V>> before, Supplier<Uni<V>> source) {
        if (before.filter(said -> isYounger(said, FRESH)).isPresent()) {
            return Uni.createFrom().item(before.get().value());
        }
        Optional<Said<V>> usable = before.filter(said -> isYounger(said, USABLE));
        return source.get()
                .onFailure(PlatformAway.class)
                .recoverWithUni(away -> usable.map(said -> Uni.createFrom().item(said.value()))
                        .orElseGet(() -> Uni.createFrom().failure(away)));
    }

    /**
     * Asks unless the platform was away there a moment ago: then it fails at once with {@link PlatformAway}.
     *
     * @param place a workspace, or what is asked of it where one question may be answered and another not
     */
    public <V> Uni<V> unlessAway(String place, Supplier<Uni<V>> question) {
        Instant until = awayUntil.get(place);
        if (until != null && clock.instant().isBefore(until)) {
            return Uni.createFrom().failure(new PlatformAway("it was away a moment ago", PEACE));
        }
        return question.get()
                .onFailure(PlatformAway.class)
                .invoke(away -> awayUntil.put(place, clock.instant().plus(PEACE)));
    }

    private boolean isYounger(Said<?> said, Duration age) {
        return clock.instant().isBefore(said.at().plus(age));
    }
}
