package io.sitrep.notifier.delivery;

import io.sitrep.notifier.channel.Outcome;
import java.time.Duration;
import java.time.Instant;

/**
 * How many may go to a provider and how many may wait for it, by what was heard of it. Of one that has yet to answer little is expected:
 * not many wait for it, and nobody once it was silent for a moment. After an attempt without an answer few go there until one has one.
 * Not safe for several threads.
 */
final class Trust {
    private static final Duration MOMENT = Duration.ofSeconds(1);
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(10);
    private static final int MOST_WAITING = 1000;
    private static final int WAITING_TO_A_PLACE = 2;
    private static final int FEW = 8;

    private final int mostAtOnce;
    private Instant heard = Instant.MIN;
    private Instant begun = Instant.MIN;
    private boolean silentAtLast;

    Trust(int mostAtOnce) {
        this.mostAtOnce = mostAtOnce;
    }

    /** Somebody goes there, and nobody else is on the way. */
    void begun(Instant now) {
        begun = now;
    }

    /**
     * Any answer breaks a silence. What was never sent, and our own failure, say nothing.
     *
     * @return whether there are more places than before
     */
    boolean note(Outcome outcome, Instant now) {
        boolean was = silentAtLast;
        if (outcome instanceof Outcome.Delivered || outcome.code() != null) {
            heard = now;
            silentAtLast = false;
        } else if (Health.isOut(outcome)) {
            silentAtLast = true;
        }
        return was && !silentAtLast;
    }

    /** How many may be on the way at once. */
    int places() {
        return silentAtLast ? Math.max(1, mostAtOnce / FEW) : mostAtOnce;
    }

    /** How many may wait. What was heard of it lately says how quick it is; else that is a guess. */
    int room(int onTheWay, Instant now) {
        if (heard.isAfter(now.minus(MOMENT))) {
            return MOST_WAITING;
        }
        return silence(onTheWay, now).isZero() ? Math.max(FEW, WAITING_TO_A_PLACE * places()) : 0;
    }

    /** For how long those on the way have been without an answer; zero while that is but a moment, and ten seconds at most. */
    Duration silence(int onTheWay, Instant now) {
        Instant since = heard.isAfter(begun) ? heard : begun;
        if (onTheWay == 0 || !since.isBefore(now.minus(MOMENT))) {
            return Duration.ZERO;
        }
        Duration lasts = Duration.between(since, now);
        return lasts.compareTo(LONGEST_SILENCE) < 0 ? lasts : LONGEST_SILENCE;
    }
}
