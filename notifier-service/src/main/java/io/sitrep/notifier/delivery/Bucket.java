package io.sitrep.notifier.delivery;

import java.time.Duration;
import java.time.Instant;

/**
 * A token bucket: lets so many through a second, and as many as one second gives at once after a pause. Not safe for several
 * threads.
 */
final class Bucket {
    private static final Duration SHORTEST = Duration.ofMillis(1);

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

    /** What was taken was not needed. */
    void giveBack() {
        tokens = Math.min(most, tokens + 1);
    }

    /** How long until there is one to take, as far as is known; at least a millisecond. */
    Duration next(Instant now) {
        double missing = perSecond == 0 ? 0 : (1 - tokens) / perSecond;
        Instant at = filled.equals(Instant.MIN) ? now : filled.plusNanos((long) (missing * 1e9));
        Duration wait = Duration.between(now, at);
        return wait.compareTo(SHORTEST) < 0 ? SHORTEST : wait;
    }
}
