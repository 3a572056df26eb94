package io.sitrep.bot.slack.people;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What somebody else told us, kept so that it is not asked each time, and so that an answer is there while they are away.
 *
 * @param <V> what is kept of each key
 */
final class Remembered<V> {
    private static final Duration USABLE = Duration.ofHours(24);
    private static final int MOST = 10_000;

    private final Map<String, Kept<V>> kept = new ConcurrentHashMap<>();
    private final Clock clock;
    private final Duration fresh;

    Remembered(Clock clock, Duration fresh) {
        this.clock = clock;
        this.fresh = fresh;
    }

    /** Asks when what is kept is no longer fresh; a failure to ask counts only when nothing usable is kept. */
    V get(String key, Source<V> source) throws IOException {
        Kept<V> before = kept.get(key);
        if (before != null && isYounger(before, fresh)) {
            return before.value();
        }
        try {
            V value = source.ask();
            if (kept.size() >= MOST) {
                kept.clear();
            }
            kept.put(key, new Kept<>(value, clock.instant()));
            return value;
        } catch (IOException away) {
            if (before != null && isYounger(before, USABLE)) {
                return before.value();
            }
            throw away;
        }
    }

    private boolean isYounger(Kept<V> entry, Duration age) {
        return clock.instant().isBefore(entry.at().plus(age));
    }

    private record Kept<V>(V value, Instant at) {}

    interface Source<V> {
        V ask() throws IOException;
    }
}
