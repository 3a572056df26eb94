package io.sitrep.notifier.delivery;

import java.time.Duration;
import java.time.Instant;

/**
 * Gives those who can not be served now times to come back at, one after the other at the pace at which they will be served, so
 * that they neither all come at once nor leave places idle. Not safe for several threads.
 */
final class Turns {
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private Instant next = Instant.MIN;

    /** @param pace how long serving one takes from the next */
    Duration after(Instant now, Duration pace) {
        Instant from = next.isBefore(now) ? now : next;
        next = from.plus(pace);
        Duration wait = Duration.between(now, next);
        if (wait.compareTo(LONGEST) > 0) {
            next = now.plus(LONGEST);
            return LONGEST;
        }
        return wait;
    }
}
