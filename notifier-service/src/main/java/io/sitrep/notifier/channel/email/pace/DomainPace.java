package io.sitrep.notifier.channel.email.pace;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * How much mail one receiving domain gets, at once and in a second. Begins low, doubles with each second's worth of accepted
 * mail, and is halved when the other side says it is too much; from then on it grows by a tenth. What is urgent overtakes: while a more
 * urgent mail is about to come again, the lesser get one place in nine. Known to this process alone, and forgotten at its end.
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

    private static final int LANES = 4;
    /** So many of the more urgent begin before one of a lesser lane that waits, too. */
    private static final int URGENT_BEFORE_A_LESSER = 8;
    /** Who has not come by then is cancelled, or with another process: no place is kept. */
    private static final long LATE_MILLIS = 3_000;

    private static final long UNUSED_MILLIS = 1_000;
    private static final double UNUSED_TURNS = 2;

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

    /** The last time that nobody could have been kept from a place. */
    private long usedAt;

    /** By lane, the most urgent first. */
    private final List<ComingBack> waiting =
            Stream.generate(ComingBack::new).limit(LANES).toList();
    /** By lane, how many more urgent ones began while one of it waited. */
    private final int[] overtaken = new int[LANES];

    DomainPace(Limits limits, Clock clock) {
        this.limits = limits;
        this.clock = clock;
        this.concurrency = limits.startConcurrency();
        this.rate = limits.startRate();
        this.countedAt = clock.millis();
        this.tokens = burst();
        this.usedAt = countedAt;
    }

    /**
     * @param lane 1, the most urgent, to 4
     * @return empty when the mail may go now, which {@link #leave} must follow; else when to ask again, never for long
     */
    public synchronized Optional<Duration> enter(UUID mail, int lane) {
        refill();
        // In whichever it was: a severity may change while it waits.
        waiting.forEach(any -> any.remove(mail));
        if (inFlight < concurrency && tokens >= 1 && isTheTurnOf(lane - 1)) {
            begin(lane - 1);
            return Optional.empty();
        }
        Duration wait = turn(before(lane - 1));
        waiting.get(lane - 1).add(mail, countedAt + wait.toMillis());
        return Optional.of(wait);
    }

    public synchronized void leave(End end) {
        if (inFlight >= concurrency) {
            usedAt = clock.millis();
        }
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

    private boolean isTheTurnOf(int lane) {
        return overtaken[lane] >= URGENT_BEFORE_A_LESSER || !isAMoreUrgentDue(lane) || isLeftUnused();
    }

    private boolean isAMoreUrgentDue(int lane) {
        return waiting.stream()
                .limit(lane)
                .anyMatch(urgent -> urgent.isAnyDue(countedAt - LATE_MILLIS, countedAt + ONE_MOMENT.toMillis()));
    }

    /** Places were kept for somebody who does not come. */
    private boolean isLeftUnused() {
        return countedAt - usedAt >= Math.max(UNUSED_MILLIS, UNUSED_TURNS * MILLIS / rate);
    }

    private void begin(int lane) {
        tokens--;
        inFlight++;
        usedAt = countedAt;
        overtaken[lane] = 0;
        for (int lesser = lane + 1; lesser < LANES; lesser++) {
            overtaken[lesser] = waiting.get(lesser).size() > 0 ? overtaken[lesser] + 1 : 0;
        }
    }

    /** How many are served before one that comes now: of each lane as many as its share is. Nobody, when its lane's turn has come. */
    private int before(int lane) {
        if (overtaken[lane] >= URGENT_BEFORE_A_LESSER) {
            return 0;
        }
        int own = waiting.get(lane).size();
        int before = own;
        for (int urgent = 0; urgent < lane; urgent++) {
            before += Math.min(waiting.get(urgent).size(), (own + 1) * URGENT_BEFORE_A_LESSER);
        }
        for (int lesser = lane + 1; lesser < LANES; lesser++) {
            before += Math.min(waiting.get(lesser).size(), own / URGENT_BEFORE_A_LESSER);
        }
        return before;
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
        waiting.forEach(lane -> lane.removeBefore(now - OVERDUE_MILLIS));
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
