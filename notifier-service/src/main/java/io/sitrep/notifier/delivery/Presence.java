package io.sitrep.notifier.delivery;

import io.sitrep.notifier.Settings;
import java.time.Duration;
import java.time.Instant;

/**
 * For how long the database has been there without a break, as this process sees it. When it was away, others may have successes to
 * write down that they had meanwhile: time is left for that before anything of theirs is taken over. Not safe for several threads.
 */
final class Presence {
    private final Duration enough;
    private final Duration longestGap;
    private Instant since;
    private Instant last;

    /** @param longestGap when more than that goes by between two looks nobody knows whether it was there */
    Presence(Duration enough, Duration longestGap) {
        this.enough = enough;
        this.longestGap = longestGap;
    }

    /** A third of a lease; a look may take half of that, or some polls where those are rare. */
    static Presence by(Settings.Delivery settings) {
        Duration enough = settings.lease().dividedBy(3);
        Duration polls = settings.poll().multipliedBy(4);
        Duration half = enough.dividedBy(2);
        return new Presence(enough, half.compareTo(polls) > 0 ? half : polls);
    }

    Duration enough() {
        return enough;
    }

    void seen(Instant now) {
        if (last == null || last.plus(longestGap).isBefore(now) || now.isBefore(last)) {
            since = now;
        }
        last = now;
    }

    void missed() {
        last = null;
    }

    /** Also a look that hung for long breaks it. */
    boolean isLongEnough(Instant now) {
        return last != null
                && !last.plus(longestGap).isBefore(now)
                && !since.plus(enough).isAfter(now);
    }
}
