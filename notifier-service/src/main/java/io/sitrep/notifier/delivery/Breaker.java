package io.sitrep.notifier.delivery;

import java.time.Duration;
import java.time.Instant;

/**
 * Keeps attempts from what failed again and again. After so many failures in a row it opens; when its time is over one attempt
 * is let through as a probe, and what becomes of it closes the breaker or opens it for twice as long. Not safe for several
 * threads: its gate guards it.
 */
final class Breaker {
    /** As metrics and people see it. */
    enum State {
        CLOSED,
        OPEN,
        HALF_OPEN
    }

    private static final Duration FIRST_WAIT = Duration.ofSeconds(5);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

    private final int threshold;
    private int failures;
    private State state = State.CLOSED;
    private Duration wait = FIRST_WAIT;
    private Instant until = Instant.MIN;
    private Instant lastFailure = Instant.MIN;

    /** @param threshold how many failures in a row open it */
    Breaker(int threshold) {
        this.threshold = threshold;
    }

    /** @return how long to wait before asking again; zero when an attempt may be made, which is then the probe if one is due */
    Duration admit(Instant now) {
        if (state == State.CLOSED) {
            return Duration.ZERO;
        }
        if (state == State.OPEN && !now.isBefore(until)) {
            state = State.HALF_OPEN;
            until = now.plus(wait);
            return Duration.ZERO;
        }
        // A probe that never came back must not shut the door for ever.
        if (state == State.HALF_OPEN && !now.isBefore(until)) {
            until = now.plus(wait);
            return Duration.ZERO;
        }
        return Duration.between(now, until);
    }

    /** An attempt that was admitted was not made: the next one is the probe. */
    void returned(Instant now) {
        if (state == State.HALF_OPEN) {
            state = State.OPEN;
            until = now;
        }
    }

    void succeeded() {
        failures = 0;
        state = State.CLOSED;
        wait = FIRST_WAIT;
    }

    /** @return whether it opened just now */
    boolean failed(Instant now) {
        failures++;
        lastFailure = now;
        if (state == State.CLOSED && failures >= threshold) {
            open(now, FIRST_WAIT);
            return true;
        }
        if (state == State.HALF_OPEN) {
            Duration twice = wait.multipliedBy(2);
            open(now, twice.compareTo(LONGEST_WAIT) < 0 ? twice : LONGEST_WAIT);
        }
        return false;
    }

    State state() {
        return state;
    }

    /** Nobody has asked or failed since: its last wait ended before, and no probe was made. */
    boolean isIdle(Instant since) {
        return until.isBefore(since) && lastFailure.isBefore(since);
    }

    /** Nothing is held against whom it guards: it may be forgotten. */
    boolean isUntouched() {
        return failures == 0;
    }

    private void open(Instant now, Duration length) {
        state = State.OPEN;
        wait = length;
        until = now.plus(length);
    }
}
