package io.sitrep.notifier.delivery;

import io.sitrep.notifier.Settings;
import io.sitrep.notifier.channel.Outcome;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** Attempts, each from the lease to the written result. */
@Singleton
class Attempts {
    private static final Logger LOG = Logger.getLogger(Attempts.class);

    /** Channels keep the time limit themselves; this is for one that fails to. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    /** Outcome of what was not begun. */
    static final Outcome STOPPING = new Outcome.Deferred("its worker stops", Duration.ZERO);

    private final Courier courier;
    private final Results results;
    private final RetrySchedule schedule;
    private final DeliveryMetrics metrics;
    private final Clock clock;
    private final Duration limit;
    private final Set<Attempt> running = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    Attempts(
            Courier courier,
            Results results,
            RetrySchedule schedule,
            DeliveryMetrics metrics,
            Clock clock,
            Settings settings) {
        this.courier = courier;
        this.results = results;
        this.schedule = schedule;
        this.metrics = metrics;
        this.clock = clock;
        this.limit = settings.delivery().timeout().plus(GRACE);
    }

    /** @param then called once, when the result is durable, however long that takes, or never can be */
    void make(Lease lease, Consumer<Results.Written> then) {
        Attempt attempt = new Attempt(lease, clock.instant(), then, new AtomicBoolean());
        running.add(attempt);
        try {
            courier.send(lease, () -> begins(attempt), outcome -> end(attempt, outcome));
        } catch (RuntimeException broken) {
            end(attempt, Outcome.Broken.of(broken));
        }
    }

    /** Puts it off, as if it had never been claimed. */
    void giveBack(Lease lease, Consumer<Results.Written> then) {
        end(new Attempt(lease, clock.instant(), then, new AtomicBoolean()), STOPPING);
    }

    /** Nothing more is begun: what waits before a gate is put off when its turn comes. */
    void stop() {
        stopping = true;
    }

    /** Not when it was given up meanwhile: somebody else may have it by now. */
    private boolean begins(Attempt attempt) {
        attempt.begun = clock.instant();
        return !stopping && !attempt.ended.get();
    }

    /** Ends what its channel forgot to end. */
    void sweep() {
        Instant latest = clock.instant().minus(limit);
        running.stream()
                .filter(attempt -> attempt.begun.isBefore(latest))
                .forEach(attempt -> end(attempt, Outcome.Retry.unanswered("the channel did not come back in time")));
    }

    private void end(Attempt attempt, Outcome outcome) {
        if (!attempt.ended.compareAndSet(false, true)) {
            return;
        }
        running.remove(attempt);
        if (outcome instanceof Outcome.Broken broken) {
            LOG.errorf(
                    "deliveryId=%s could not be handed over: %s",
                    attempt.lease.deliveryId(), broken.cause().getClass().getName());
            LOG.debugf(broken.cause(), "deliveryId=%s", attempt.lease.deliveryId());
        }
        Result.Span span = new Result.Span(attempt.begun, Duration.between(attempt.begun, clock.instant()));
        results.write(Result.of(attempt.lease, outcome, schedule, span), written -> {
            metrics.told(written);
            attempt.then.accept(written);
        });
    }

    /** Two are the same only if they are one. */
    private static final class Attempt {
        private final Lease lease;
        private volatile Instant begun;
        private final Consumer<Results.Written> then;
        private final AtomicBoolean ended;

        Attempt(Lease lease, Instant begun, Consumer<Results.Written> then, AtomicBoolean ended) {
            this.lease = lease;
            this.begun = begun;
            this.then = then;
            this.ended = ended;
        }
    }
}
