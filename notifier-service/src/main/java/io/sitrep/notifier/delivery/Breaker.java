package io.sitrep.notifier.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Keeps attempts from what failed again and again. After so many failures in a row it opens; when its time is over one attempt
 * is let through as a probe, and what becomes of it closes the breaker or opens it for twice as long. Attempts that were under way
 * when it opened are no probes: that they fail, too, says nothing. Not safe for several threads: whoever has one guards it.
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

    /** Longer than any attempt: so that there is one probe, and one that never came back does not shut the door for ever. */
    private static final Duration PROBE_LASTS = Duration.ofMinutes(1);

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

    /** One that only {@link #trip} opens. */
    static Breaker byHand() {
        return new Breaker(Integer.MAX_VALUE);
    }

    /** @return how long to wait before asking again; zero when an attempt may be made, which is then the probe if one is due */
    Duration admit(Instant now) {
        if (state == State.CLOSED) {
            return Duration.ZERO;
        }
        if (state == State.OPEN && !now.isBefore(until)) {
            state = State.HALF_OPEN;
            until = now.plus(PROBE_LASTS);
            return Duration.ZERO;
        }
        if (state == State.HALF_OPEN && !now.isBefore(until)) {
            until = now.plus(PROBE_LASTS);
            return Duration.ZERO;
        }
        Duration left = Duration.between(now, until);
        return state == State.HALF_OPEN && left.compareTo(wait) > 0 ? wait : left;
    }

    /** Whether an attempt that is admitted in this moment is the probe. */
    boolean isProbing() {
        return state == State.HALF_OPEN;
    }

    /** The probe was not made: the next one that is admitted is it. */
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

    /**
     * @param probe whether the attempt was the probe
     * @return whether it opened just now
     */
    boolean failed(Instant now, boolean probe) {
        failures++;
        lastFailure = now;
        if (failures >= threshold && trip(now)) {
            return true;
        }
        if (state == State.HALF_OPEN && probe) {
            Duration twice = wait.multipliedBy(2);
            open(now, twice.compareTo(LONGEST_WAIT) < 0 ? twice : LONGEST_WAIT);
        }
        return false;
    }

    /** Opens it for reasons of whoever has it. @return whether it opened just now */
    boolean trip(Instant now) {
        if (state != State.CLOSED) {
            return false;
        }
        open(now, FIRST_WAIT);
        return true;
    }

    State state() {
        return state;
    }

    /** Until when nothing but a probe may be made; empty when it is closed, or the next attempt would be the probe. */
    Optional<Instant> outUntil(Instant now) {
        return state == State.CLOSED || !now.isBefore(until) ? Optional.empty() : Optional.of(until);
    }

    /** Nobody has asked or failed since: its last wait ended before, and no probe was made. */
    boolean isIdle(Instant since) {
        return until.isBefore(since) && lastFailure.isBefore(since);
    }

    private void open(Instant now, Duration length) {
        state = State.OPEN;
        wait = length;
        until = now.plus(length);
    }
}
