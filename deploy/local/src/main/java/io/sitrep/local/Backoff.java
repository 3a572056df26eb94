package io.sitrep.local;

import java.time.Duration;

/** How long to wait before something that ended is started again: half a second first, doubling up to half a minute. */
final class Backoff {
    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    /** Who has lived this long has proved that it can. */
    private static final Duration SETTLED = Duration.ofMinutes(1);

    private Duration next = FIRST;

    Duration afterLiving(Duration lived) {
        if (lived.compareTo(SETTLED) >= 0) {
            next = FIRST;
        }
        Duration pause = next;
        Duration doubled = next.multipliedBy(2);
        next = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
        return pause;
    }
}
