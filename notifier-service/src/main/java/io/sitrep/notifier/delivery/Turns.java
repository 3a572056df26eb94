package io.sitrep.notifier.delivery;

import java.time.Duration;
import java.time.Instant;

/**
 * Gives those who can not be served now times to come back at, one after the other at the pace at which they will be served, so
 * that they neither all come at once nor leave places idle. Each lane has times of its own: what is urgent is not put off behind what
 * is not. Not safe for several threads.
 */
final class Turns {
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final Instant[] next = {Instant.MIN, Instant.MIN, Instant.MIN, Instant.MIN};

    /**
     * @param lane 1 to 4
     * @param pace how long serving one takes from the next
     */
    Duration after(int lane, Instant now, Duration pace) {
        Instant from = next[lane - 1].isBefore(now) ? now : next[lane - 1];
        Instant latest = now.plus(LONGEST);
        Instant turn = from.plus(pace);
        next[lane - 1] = turn.isBefore(latest) ? turn : latest;
        return Duration.between(now, next[lane - 1]);
    }
}
