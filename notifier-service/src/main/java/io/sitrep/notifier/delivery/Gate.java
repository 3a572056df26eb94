package io.sitrep.notifier.delivery;

import io.sitrep.notifier.channel.Outcome;
import io.sitrep.notifier.channel.Provider;
import io.sitrep.notifier.channel.Rate;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Through here goes everything for one provider: no more at once than it has places (bulkhead), no faster than it allows (token
 * bucket), nothing while it is out but a probe (breaker). Who has to wait longer than a moment is put off: that costs no attempt,
 * and keeps the channel's places free for others.
 */
final class Gate {
    /** Longer than this nobody waits in memory. */
    private static final Duration MOMENT = Duration.ofSeconds(1);

    private static final int FAILURES_OF_A_PROVIDER = 20;

    private final Provider provider;
    private final Clock clock;
    private final Bucket bucket;
    private final Breaker breaker = new Breaker(FAILURES_OF_A_PROVIDER);
    private final Turns turns = new Turns();
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private int onTheWay;
    private double meanMillis = 100;
    private Instant lastUsed;

    Gate(Provider provider, Clock clock) {
        this.provider = provider;
        this.clock = clock;
        this.bucket = new Bucket(provider.perSecond());
        this.lastUsed = clock.instant();
    }

    /**
     * Makes the attempt when there is a place for it, now or in a moment.
     *
     * @param then called once, with the attempt's outcome, or with {@link Outcome.Deferred} when it was not made
     */
    void through(Supplier<Uni<Outcome>> attempt, Consumer<Outcome> then) {
        Outcome.Deferred wait;
        synchronized (this) {
            Instant now = clock.instant();
            lastUsed = now;
            wait = refusal(now);
            if (wait == null && onTheWay >= provider.mostAtOnce()) {
                waiting.add(() -> run(attempt, then));
                return;
            }
            if (wait == null) {
                onTheWay++;
            }
        }
        if (wait == null) {
            run(attempt, then);
        } else {
            then.accept(wait);
        }
    }

    private Outcome.Deferred refusal(Instant now) {
        Duration out = breaker.admit(now);
        if (!out.isZero()) {
            return new Outcome.Deferred(
                    "the provider is out; it is asked again later", out.plus(turns.after(now, pace())));
        }
        boolean full = onTheWay >= provider.mostAtOnce()
                && pace().multipliedBy(waiting.size() + 1L).compareTo(MOMENT) > 0;
        if (full || !bucket.take(now)) {
            breaker.returned(now);
            return new Outcome.Deferred(
                    full ? "the provider has no place free" : "the provider's rate is used up",
                    turns.after(now, pace()));
        }
        return null;
    }

    /** How long serving one takes from the next when all places are used. */
    private Duration pace() {
        long byPlaces = (long) (meanMillis * 1000 / provider.mostAtOnce());
        long byRate = provider.perSecond() > 0 ? (long) (1_000_000 / provider.perSecond()) : 0;
        return Duration.ofNanos(Math.max(byPlaces, byRate) * 1000);
    }

    private void run(Supplier<Uni<Outcome>> attempt, Consumer<Outcome> then) {
        long begun = clock.millis();
        Consumer<Outcome> end = outcome -> {
            ended(outcome, clock.millis() - begun);
            then.accept(outcome);
        };
        try {
            attempt.get().subscribe().with(end, failure -> end.accept(Outcome.Broken.of(failure)));
        } catch (RuntimeException broken) {
            end.accept(Outcome.Broken.of(broken));
        }
    }

    private void ended(Outcome outcome, long millis) {
        Runnable next;
        synchronized (this) {
            meanMillis += (millis - meanMillis) * 0.05;
            note(outcome);
            next = waiting.poll();
            if (next == null) {
                onTheWay--;
            }
        }
        if (next != null) {
            next.run();
        }
    }

    /** An answer, even a refusal, shows that the provider is there; our own failure says nothing about it. */
    private void note(Outcome outcome) {
        if (outcome instanceof Outcome.Broken || outcome instanceof Outcome.Deferred) {
            breaker.returned(clock.instant());
        } else if (isOut(outcome)) {
            breaker.failed(clock.instant());
        } else {
            breaker.succeeded();
        }
    }

    /**
     * No answer, or one by which a whole machine excuses itself: HTTP's 5xx, SMTP's 421, with or without an enhanced code behind it.
     * SMTP's 5xx about a mail or a reader are no {@link Outcome.Retry}; those about our login are, and stop every mail.
     */
    static boolean isOut(Outcome outcome) {
        return outcome instanceof Outcome.Retry retry
                && (retry.code() == null
                        || retry.code().startsWith("5")
                        || retry.code().startsWith("421"));
    }

    synchronized Breaker.State state() {
        return breaker.state();
    }

    /** Empty when the provider names no limit. */
    synchronized Optional<Rate> rate(Instant now) {
        return provider.perSecond() == 0
                ? Optional.empty()
                : Optional.of(new Rate(provider.perSecond(), bucket.left(now)));
    }

    synchronized boolean isForgettable(Instant unusedSince) {
        return onTheWay == 0 && breaker.isUntouched() && lastUsed.isBefore(unusedSince);
    }
}
