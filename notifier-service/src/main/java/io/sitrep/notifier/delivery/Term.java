package io.sitrep.notifier.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;

/**
 * Until when something that was leased may be begun. Two clocks are asked, because each is wrong in its own way: the machine's counter
 * may stand still while the machine sleeps, and the clock on the wall may be set back. Whichever says that it is over is believed.
 */
final class Term {
    private final Clock wall;
    private final LongSupplier counter;
    private final Instant end;
    private final long counterEnd;

    private Term(Clock wall, LongSupplier counter, Duration length) {
        this.wall = wall;
        this.counter = counter;
        this.end = wall.instant().plus(length);
        this.counterEnd = counter.getAsLong() + length.toNanos();
    }

    /** Begins now: take it before the database is asked for leases, whose time begins a little later. */
    static Term of(Duration length, Clock wall) {
        return new Term(wall, System::nanoTime, length);
    }

    static Term of(Duration length, Clock wall, LongSupplier counter) {
        return new Term(wall, counter, length);
    }

    boolean isOver() {
        return counterEnd - counter.getAsLong() <= 0 || !wall.instant().isBefore(end);
    }
}
