package io.sitrep.notifier.channel.email.pace;

import java.time.Clock;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * How much mail one receiving domain gets, at once and in a second. Begins low, doubles with each second's worth of accepted
 * mail, and is halved when the other side says it is too much; from then on it grows by a tenth. Known to this process alone, and
 * forgotten at its end.
 */
public final class DomainPace {
    /** How a mail's turn ended, as far as the pace is concerned. */
    public enum End {
        ACCEPTED,
        TOO_MUCH,
        OTHERWISE
    }

    /**
     * @param concurrency mails on their way at once
     * @param rate mails begun in a second
     */
    public record Limits(int startConcurrency, int maxConcurrency, double startRate, double maxRate) {}

    private static final double SLOWEST = 1;
    private static final double FIRST_GROWTH = 2;
    private static final double LATER_GROWTH = 1.1;
    /** Mails that may begin in the same moment, as a part of a second's. */
    private static final double BURST = 0.1;

    private static final Duration ONE_MOMENT = Duration.ofMillis(100);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private static final double MILLIS = 1_000;
    /** Refusals of mails that were on their way together are one refusal. */
    private static final long BETWEEN_CUTS_MILLIS = 1_000;

    private static final long OVERDUE_MILLIS = 60_000;

    private final Limits limits;
    private final Clock clock;
    private int concurrency;
    private double rate;
    private double growth = FIRST_GROWTH;
    private double tokens;
    private long countedAt;
    private long cutAt = Long.MIN_VALUE;
    private int inFlight;
    private int accepted;

    /** Mails that were told to come again, and when. One that was cancelled meanwhile never does. */
    private final Map<UUID, Long> waiting = new LinkedHashMap<>();

    DomainPace(Limits limits, Clock clock) {
        this.limits = limits;
        this.clock = clock;
        this.concurrency = limits.startConcurrency();
        this.rate = limits.startRate();
        this.countedAt = clock.millis();
        this.tokens = burst();
    }

    /** @return empty when the mail may go now, which {@link #leave} must follow; else when to ask again, never for long */
    public synchronized Optional<Duration> enter(UUID mail) {
        refill();
        waiting.remove(mail);
        if (inFlight < concurrency && tokens >= 1) {
            tokens--;
            inFlight++;
            return Optional.empty();
        }
        Duration wait = turn(waiting.size());
        waiting.put(mail, countedAt + wait.toMillis());
        return Optional.of(wait);
    }

    public synchronized void leave(End end) {
        inFlight--;
        if (end == End.ACCEPTED) {
            grow();
        } else if (end == End.TOO_MUCH) {
            cut();
        }
    }

    public synchronized double rate() {
        return rate;
    }

    public synchronized int concurrency() {
        return concurrency;
    }

    /** How many mails may begin right now. */
    public synchronized double left() {
        refill();
        return Math.max(0, Math.min(tokens, concurrency - inFlight));
    }

    synchronized boolean isIdle() {
        return inFlight == 0;
    }

    private void grow() {
        accepted++;
        if (growth == FIRST_GROWTH || accepted % concurrency == 0) {
            concurrency = Math.min(limits.maxConcurrency(), concurrency + 1);
        }
        if (accepted >= rate) {
            accepted = 0;
            rate = Math.min(limits.maxRate(), rate * growth);
        }
    }

    private void cut() {
        long now = clock.millis();
        if (cutAt > now - BETWEEN_CUTS_MILLIS) {
            return;
        }
        cutAt = now;
        growth = LATER_GROWTH;
        accepted = 0;
        concurrency = Math.max(1, concurrency / 2);
        rate = Math.max(SLOWEST, rate / 2);
        // It has just said that it wants none.
        tokens = 0;
    }

    private void refill() {
        long now = clock.millis();
        tokens = Math.min(burst(), tokens + (now - countedAt) / MILLIS * rate);
        countedAt = now;
        Iterator<Long> oldest = waiting.values().iterator();
        while (oldest.hasNext() && oldest.next() < now - OVERDUE_MILLIS) {
            oldest.remove();
        }
    }

    private double burst() {
        return Math.max(1, rate * BURST);
    }

    /** When the one behind so many others has its turn: sooner than at today's rate, as long as that doubles. */
    private Duration turn(int before) {
        double seconds = growth == FIRST_GROWTH && rate < limits.maxRate()
                ? Math.log1p(before / rate) / Math.log(FIRST_GROWTH)
                : before / rate;
        Duration wait = ONE_MOMENT.plusMillis((long) (seconds * MILLIS));
        return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
    }
}
