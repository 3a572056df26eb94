package io.sitrep.notifier.delivery;

import java.time.Duration;
import java.time.Instant;

/**
 * A token bucket: lets so many through a second, and as many as one second gives at once after a pause. Not safe for several
 * threads.
 */
final class Bucket {
    private final double perSecond;
    private final double most;
    private double tokens;
    private Instant filled = Instant.MIN;

    /** @param perSecond 0 lets everything through */
    Bucket(double perSecond) {
        this.perSecond = perSecond;
        this.most = Math.max(1, perSecond);
        this.tokens = most;
    }

    /** How many may go now. */
    double left(Instant now) {
        double gained = filled.equals(Instant.MIN)
                ? most
                : Duration.between(filled, now).toNanos() / 1e9 * perSecond;
        return Math.min(most, tokens + Math.max(0, gained));
    }

    /** @return whether one may go now, which then has been taken */
    boolean take(Instant now) {
        if (perSecond == 0) {
            return true;
        }
        if (filled.isBefore(now)) {
            double gained = filled.equals(Instant.MIN)
                    ? most
                    : Duration.between(filled, now).toNanos() / 1e9 * perSecond;
            tokens = Math.min(most, tokens + gained);
            filled = now;
        }
        if (tokens < 1) {
            return false;
        }
        tokens--;
        return true;
    }
}
