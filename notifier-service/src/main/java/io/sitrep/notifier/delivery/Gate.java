package io.sitrep.notifier.delivery;

import io.sitrep.notifier.channel.Outcome;
import io.sitrep.notifier.channel.Provider;
import io.sitrep.notifier.channel.Rate;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Through here goes everything for one provider: no more at once than it has places (bulkhead), no faster than it allows (token
 * bucket), nothing while it is out but a probe (breaker). Who has to wait a moment waits in a line in which the urgent overtake; who
 * would wait longer, or does, is put off: that costs no attempt, and keeps the channel's places free for others. When the provider goes
 * out, and when a delivery is given up, who waits is put off as well.
 */
final class Gate {
    /** Longer than this nobody waits in memory. */
    private static final Duration MOMENT = Duration.ofSeconds(1);

    /** So long waits who was told a moment: it was an estimate. */
    private static final Duration LONGEST = MOMENT.plusMillis(500);

    private static final double LEAST_MILLIS = 1;
    private static final double WEIGHT_OF_ONE = 0.05;

    /** Before anything is known: rather too little, which is found out within a moment, than a first burst put off for nothing. */
    private static final double FIRST_GUESS_MILLIS = 20;

    private record Waiting(
            Trip trip, Instant since, boolean probe, Supplier<Uni<Outcome>> attempt, Consumer<Outcome> then) {}

    private final Provider provider;
    private final Clock clock;
    private final BiConsumer<Duration, Runnable> alarm;
    private final Bucket bucket;
    private final Health health = new Health();
    private final Trust trust;
    private final Turns turns = new Turns();
    private final WaitingLine<Waiting> line = new WaitingLine<>();
    private int onTheWay;
    private boolean alarmIsSet;
    private double meanMillis = FIRST_GUESS_MILLIS;
    private Instant lastUsed;

    /** @param alarm runs something after a while */
    Gate(Provider provider, Clock clock, BiConsumer<Duration, Runnable> alarm) {
        this.provider = provider;
        this.clock = clock;
        this.alarm = alarm;
        this.trust = new Trust(provider.mostAtOnce());
        this.bucket = new Bucket(provider.perSecond());
        this.lastUsed = clock.instant();
    }

    /**
     * Makes the attempt when there is a place for it, now or in a moment.
     *
     * @param then called once, with the attempt's outcome, or with {@link Outcome.Deferred} when it was not made
     */
    void through(Trip trip, Supplier<Uni<Outcome>> attempt, Consumer<Outcome> then) {
        Runnable next;
        synchronized (this) {
            Instant now = clock.instant();
            lastUsed = now;
            Duration out = health.admit(now);
            Waiting one = new Waiting(trip, now, out.isZero() && health.isProbing(), attempt, then);
            next = out.isZero() ? admitted(one, now) : putOff(one, "the provider is out; it is asked again later", out);
        }
        next.run();
    }

    /** @return what is to be done with it, outside of the lock */
    private Runnable admitted(Waiting one, Instant now) {
        if (line.size() == 0 && onTheWay < trust.places() && bucket.take(now)) {
            begin(now);
            return () -> run(one);
        }
        if (one.probe() || isTooLong(one.trip().lane(), now)) {
            health.returned(one.probe(), now);
            return putOff(one, "the provider has no place free", trust.silence(onTheWay, now));
        }
        line.add(one.trip().lane(), one);
        wakeForTheNextToken(now);
        return () -> {};
    }

    private void begin(Instant now) {
        if (onTheWay == 0) {
            trust.begun(now);
        }
        onTheWay++;
    }

    private boolean isTooLong(int lane, Instant now) {
        int served = line.ahead(lane) + 1;
        return line.size() >= trust.room(onTheWay, now)
                || pace().multipliedBy(served).compareTo(MOMENT) > 0;
    }

    private Runnable putOff(Waiting one, String why, Duration out) {
        Duration turn = turns.after(one.trip().lane(), clock.instant(), pace());
        return () -> one.then().accept(new Outcome.Deferred(why, out.plus(turn)));
    }

    /** How long serving one takes from the next when all places are used. */
    private Duration pace() {
        long byPlaces = (long) (meanMillis * 1000 / provider.mostAtOnce());
        long byRate = provider.perSecond() > 0 ? (long) (1_000_000 / provider.perSecond()) : 0;
        return Duration.ofNanos(Math.max(byPlaces, byRate) * 1000);
    }

    /** One after the other for as long as they end at once, without going deeper with each. */
    private void run(Waiting first) {
        Waiting one = first;
        while (one != null) {
            one = endsAtOnce(one) ? next() : null;
        }
    }

    private boolean endsAtOnce(Waiting one) {
        long begun = clock.millis();
        AtomicBoolean comesSecond = new AtomicBoolean();
        Consumer<Outcome> end = outcome -> {
            ended(one, outcome, clock.millis() - begun).forEach(Runnable::run);
            one.then().accept(outcome);
            if (comesSecond.getAndSet(true)) {
                run(next());
            }
        };
        try {
            Optional<Outcome> givenUp = one.trip().begin();
            Uni<Outcome> attempt = givenUp.isPresent()
                    ? Uni.createFrom().item(givenUp.get())
                    : one.attempt().get();
            attempt.subscribe().with(end, failure -> end.accept(Outcome.Broken.of(failure)));
        } catch (RuntimeException broken) {
            end.accept(Outcome.Broken.of(broken));
        }
        return comesSecond.getAndSet(true);
    }

    private synchronized Waiting next() {
        if (line.size() == 0 || onTheWay >= trust.places()) {
            return null;
        }
        Instant now = clock.instant();
        if (!bucket.take(now)) {
            wakeForTheNextToken(now);
            return null;
        }
        begin(now);
        return line.poll();
    }

    /** Where a place is free it is the rate that is waited for. */
    private void wakeForTheNextToken(Instant now) {
        if (!alarmIsSet && onTheWay < trust.places()) {
            alarmIsSet = true;
            alarm.accept(bucket.next(now), this::woken);
        }
    }

    private void woken() {
        synchronized (this) {
            alarmIsSet = false;
        }
        goOn();
    }

    private void goOn() {
        for (Waiting one = next(); one != null; one = next()) {
            run(one);
        }
    }

    /** @return what follows for those who wait, to be done outside of the lock */
    private synchronized List<Runnable> ended(Waiting one, Outcome outcome, long millis) {
        Instant now = clock.instant();
        onTheWay--;
        if (outcome instanceof Outcome.Deferred) {
            bucket.giveBack();
        }
        learn(outcome, millis);
        boolean hasMorePlaces = trust.note(outcome, now);
        if (!health.note(one.trip().endpoint(), outcome, one.probe(), now)) {
            return hasMorePlaces ? List.of(this::goOn) : List.of();
        }
        Duration out = health.admit(now);
        return line.takeOut(waiting -> true).stream()
                .map(waiting -> putOff(waiting, "the provider went out; it is asked again later", out))
                .toList();
    }

    /** What was never sent kept no place: it says nothing about how long others will. No answer does, when it took long. */
    private void learn(Outcome outcome, long millis) {
        boolean sent = outcome instanceof Outcome.Delivered || outcome.code() != null;
        if (sent || (Health.isOut(outcome) && millis > meanMillis)) {
            meanMillis = Math.max(LEAST_MILLIS, meanMillis + (millis - meanMillis) * WEIGHT_OF_ONE);
        }
    }

    /** Puts off who was given up while waiting, and who waited for longer than was thought. */
    void sweep() {
        leaving().forEach(Runnable::run);
    }

    private synchronized List<Runnable> leaving() {
        Instant now = clock.instant();
        List<Runnable> leaving = new ArrayList<>();
        line.takeOut(waiting -> {
            // Asked once: a moment later the answer may be another.
            Optional<Outcome> givenUp = waiting.trip().givenUp();
            givenUp.ifPresent(why -> leaving.add(() -> waiting.then().accept(why)));
            return givenUp.isPresent();
        });
        line.takeOut(waiting -> waiting.since().plus(LONGEST).isBefore(now))
                .forEach(waiting ->
                        leaving.add(putOff(waiting, "the provider takes too long", trust.silence(onTheWay, now))));
        return leaving;
    }

    synchronized Breaker.State state() {
        return health.state();
    }

    /** As {@link Breaker#outUntil}. */
    synchronized Optional<Instant> outUntil(Instant now) {
        return health.outUntil(now);
    }

    /** As {@link Health#answeredSince}. */
    synchronized boolean answeredSince(Instant then) {
        return health.answeredSince(then);
    }

    /** Empty when the provider names no limit. */
    synchronized Optional<Rate> rate(Instant now) {
        return provider.perSecond() == 0
                ? Optional.empty()
                : Optional.of(new Rate(provider.perSecond(), bucket.left(now)));
    }

    synchronized boolean isForgettable(Instant unusedSince) {
        return onTheWay == 0 && line.size() == 0 && lastUsed.isBefore(unusedSince) && health.isIdle(unusedSince);
    }
}
