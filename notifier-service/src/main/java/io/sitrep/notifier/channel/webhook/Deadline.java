package io.sitrep.notifier.channel.webhook;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Until when an answer is waited for. The counter ends it; before anything is sent the clock on the wall is asked, too: while the machine
 * sleeps the counter may stand still.
 *
 * @param counter by {@link System#nanoTime}
 */
record Deadline(long counter, Instant wall) {
    static Deadline in(Duration time, Clock clock) {
        return new Deadline(System.nanoTime() + time.toNanos(), clock.instant().plus(time));
    }

    boolean isDue(long now) {
        return counter - now <= 0;
    }

    boolean isOver(Clock clock) {
        return isDue(System.nanoTime()) || clock.instant().isAfter(wall);
    }
}
