package io.sitrep.notifier.delivery;

import io.sitrep.kit.trace.LogIds;
import io.sitrep.notifier.Settings;
import io.sitrep.notifier.channel.Channels;
import io.sitrep.notifier.channel.Outcome;
import io.sitrep.notifier.channel.Promise;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Attempts, each from the lease to the written result. Right before one is made it is looked whether it still is to be: not when this
 * process stops, when it was stopped, and when what is left of the lease is too short for it.
 */
@Singleton
class Attempts {
    private static final Logger LOG = Logger.getLogger(Attempts.class);

    /** Channels keep the time limit themselves; this is for one that fails to. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    private static final Outcome STOPPING = new Outcome.Deferred("its worker stops", Duration.ZERO);
    private static final Outcome TOO_LATE = new Outcome.Deferred("its worker was late", Duration.ZERO);

    private final Courier courier;
    private final Gates gates;
    private final Halts halts;
    private final Results results;
    private final RetrySchedule schedule;
    private final DeliveryMetrics metrics;
    private final Clock clock;
    private final Settings.Delivery settings;
    private final Set<String> onceAtMost;
    private final Set<Attempt> running = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    Attempts(
            Courier courier,
            Gates gates,
            Halts halts,
            Results results,
            RetrySchedule schedule,
            DeliveryMetrics metrics,
            Clock clock,
            Settings settings,
            Channels channels) {
        this.onceAtMost = Set.copyOf(channels.promising(Promise.AT_MOST_ONCE));
        this.courier = courier;
        this.gates = gates;
        this.halts = halts;
        this.results = results;
        this.schedule = schedule;
        this.metrics = metrics;
        this.clock = clock;
        this.settings = settings.delivery();
    }

    /** Of leases that are asked for right now. */
    Term term() {
        return Term.of(settings.lease().minus(settings.timeout()), clock);
    }

    /** @param then called once, when the result is durable, however long that takes, or never can be */
    void make(Errand errand, Consumer<Results.Written> then) {
        Attempt attempt = new Attempt(errand, then);
        running.add(attempt);
        Optional<Outcome> givenUp = attempt.givenUp();
        if (givenUp.isPresent()) {
            end(attempt, givenUp.get());
            return;
        }
        try {
            courier.send(errand.lease(), attempt, outcome -> end(attempt, outcome));
        } catch (RuntimeException broken) {
            end(attempt, Outcome.Broken.of(broken));
        }
    }

    /** Nothing more is begun: what waits before a gate is put off now. */
    void stop() {
        stopping = true;
        gates.sweep();
    }

    /** Of which something is not ended. */
    Set<UUID> publications() {
        return running.stream()
                .map(attempt -> attempt.errand.lease().publicationId())
                .collect(Collectors.toSet());
    }

    /** Puts off what is no longer to be begun, and ends what its channel forgot to end. */
    void sweep() {
        gates.sweep();
        Instant latest = clock.instant().minus(settings.timeout()).minus(GRACE);
        running.forEach(attempt -> {
            if (attempt.stage.get() == Stage.BEGUN && attempt.begun.isBefore(latest)) {
                end(attempt, late(attempt));
            } else if (attempt.errand.term().isOver() && attempt.stage.compareAndSet(Stage.WAITING, Stage.ENDED)) {
                write(attempt, TOO_LATE);
            }
        });
    }

    private Outcome late(Attempt attempt) {
        String late = "the channel did not come back in time";
        return onceAtMost.contains(attempt.errand.lease().channel())
                ? new Outcome.Uncertain(late + ", it may have been sent", null)
                : Outcome.Retry.unheard(late);
    }

    private void end(Attempt attempt, Outcome outcome) {
        boolean isFirst = attempt.stage.getAndSet(Stage.ENDED) != Stage.ENDED;
        if (isFirst) {
            write(attempt, outcome);
        } else if (outcome instanceof Outcome.Delivered) {
            // Given up too early; but it is the truth.
            results.write(result(attempt, outcome), metrics::told);
        }
    }

    private void write(Attempt attempt, Outcome outcome) {
        running.remove(attempt);
        if (outcome instanceof Outcome.Broken broken) {
            LogIds line = attempt.errand.lease().lines(null);
            line.errorf(
                    LOG,
                    "could not be handed over: %s",
                    broken.cause().getClass().getName());
            line.debugf(LOG, broken.cause(), "could not be handed over");
        }
        results.write(result(attempt, outcome), written -> {
            metrics.told(written);
            attempt.then.accept(written);
        });
    }

    private Result result(Attempt attempt, Outcome outcome) {
        Result.Span span = new Result.Span(attempt.begun, Duration.between(attempt.begun, clock.instant()));
        return Result.of(attempt.errand.lease(), outcome, schedule, span);
    }

    private enum Stage {
        WAITING,
        BEGUN,
        ENDED
    }

    /** Two are the same only if they are one. */
    private final class Attempt implements Trip {
        private final Errand errand;
        private final Consumer<Results.Written> then;
        private final AtomicReference<Stage> stage = new AtomicReference<>(Stage.WAITING);
        private volatile Instant begun = clock.instant();

        Attempt(Errand errand, Consumer<Results.Written> then) {
            this.errand = errand;
            this.then = then;
        }

        @Override
        public UUID endpoint() {
            return errand.lease().place().endpointId();
        }

        @Override
        public int lane() {
            return errand.lane();
        }

        @Override
        public Optional<Outcome> givenUp() {
            if (stopping || stage.get() == Stage.ENDED) {
                return Optional.of(STOPPING);
            }
            return errand.term().isOver() ? Optional.of(TOO_LATE) : halts.of(errand.lease());
        }

        @Override
        public Optional<Outcome> begin() {
            Optional<Outcome> givenUp = givenUp();
            if (givenUp.isPresent()) {
                return givenUp;
            }
            begun = clock.instant();
            return stage.compareAndSet(Stage.WAITING, Stage.BEGUN) ? Optional.empty() : Optional.of(STOPPING);
        }
    }
}
