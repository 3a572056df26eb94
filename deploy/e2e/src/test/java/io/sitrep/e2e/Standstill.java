package io.sitrep.e2e;

import java.time.Duration;
import java.time.Instant;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * When this machine gave nobody a turn: what a promise in seconds can't count. It is noticed by a thread that sleeps for a
 * moment and wakes up late; from {@link #watched} on.
 */
public final class Standstill {
    private static final Duration MOMENT = Duration.ofMillis(20);
    private static final Deque<Pause> PAUSES = new ConcurrentLinkedDeque<>();

    static {
        Thread watch = new Thread(Standstill::watch, "standstill");
        watch.setDaemon(true);
        watch.start();
    }

    private record Pause(Instant from, Instant to) {
        Duration within(Instant begin, Instant end) {
            Duration common = Duration.between(from.isAfter(begin) ? from : begin, to.isBefore(end) ? to : end);
            return common.isNegative() ? Duration.ZERO : common;
        }
    }

    private Standstill() {}

    /** Begins to watch. May be called again. */
    public static void watched() {
        // By loading the class.
    }

    /** How long it was from the one moment to the other, but for the time that nobody had. */
    public static Duration lived(Instant from, Instant to) {
        return PAUSES.stream().map(pause -> pause.within(from, to)).reduce(Duration.between(from, to), Duration::minus);
    }

    private static void watch() {
        Instant last = Instant.now();
        while (true) {
            try {
                Thread.sleep(MOMENT.toMillis());
            } catch (InterruptedException over) {
                return;
            }
            Instant now = Instant.now();
            Instant expected = last.plus(MOMENT.multipliedBy(5));
            if (now.isAfter(expected)) {
                PAUSES.add(new Pause(expected, now));
            }
            last = now;
        }
    }
}
