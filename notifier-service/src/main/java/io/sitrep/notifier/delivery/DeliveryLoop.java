package io.sitrep.notifier.delivery;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.sitrep.notifier.Settings;
import io.sitrep.notifier.fanout.DeliveriesPlanned;
import io.sitrep.notifier.fanout.NudgedLoop;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Keeps deliveries on their way, never more at once than there are places. Woken when some were planned, asked for again or
 * ended; polls as a net, and then also takes over what a vanished worker left.
 */
@ApplicationScoped
public class DeliveryLoop {
    private static final Logger LOG = Logger.getLogger(DeliveryLoop.class);

    /** The whole suite stops within ten seconds. */
    private static final Duration LAST_WAIT = Duration.ofSeconds(5);

    private final Leases leases;
    private final Attempts attempts;
    private final DeliveryMetrics metrics;
    private final Vertx vertx;
    private final Settings.Delivery settings;
    private final NudgedLoop loop = new NudgedLoop("delivery", this::step);

    /** From claim until the result is written: as long as an id is in here, nobody in this process sends it again. */
    private final Set<UUID> held = ConcurrentHashMap.newKeySet();

    private final CompletableFuture<Void> drained = new CompletableFuture<>();
    private volatile boolean stopped;

    DeliveryLoop(Leases leases, Attempts attempts, DeliveryMetrics metrics, Vertx vertx, Settings settings) {
        this.leases = leases;
        this.attempts = attempts;
        this.metrics = metrics;
        this.vertx = vertx;
        this.settings = settings.delivery();
    }

    void start(@Observes StartupEvent started) {
        vertx.setPeriodic(settings.poll().toMillis(), timer -> poll());
    }

    /** What is on its way may still end and be noted, so that nobody repeats it. */
    void stop(@Observes ShutdownEvent stopping) {
        loop.stop();
        stopped = true;
        if (!held.isEmpty()) {
            drained.completeOnTimeout(null, LAST_WAIT.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        }
    }

    void onPlanned(@Observes DeliveriesPlanned planned) {
        loop.nudge();
    }

    void onAskedAgain(@Observes RetryAsked asked) {
        loop.nudge();
    }

    private void poll() {
        leases.takeOver(held)
                .subscribe()
                .with(
                        lost -> {
                            lost.forEach(this::takenOver);
                            loop.nudge();
                        },
                        away -> LOG.debugf(away, "the database is away"));
    }

    private void takenOver(Leases.Settled lost) {
        LOG.warnf("deliveryId=%s its worker vanished; it is %s now", lost.deliveryId(), lost.state());
        if (lost.isDead()) {
            metrics.counted(lost.channel(), lost.state());
        }
    }

    private Uni<Boolean> step() {
        int places = settings.maxInFlight() - held.size();
        if (places <= 0) {
            return Uni.createFrom().item(false);
        }
        return leases.claim(places).map(claim -> {
            claim.settled().forEach(settled -> metrics.counted(settled.channel(), settled.state()));
            claim.leases().forEach(this::send);
            return !claim.isEmpty();
        });
    }

    private void send(Lease lease) {
        held.add(lease.deliveryId());
        attempts.make(lease).subscribe().with(written -> ended(lease), failure -> failed(lease, failure));
    }

    private void failed(Lease lease, Throwable failure) {
        LOG.errorf(
                "deliveryId=%s its result can not be written: %s",
                lease.deliveryId(), failure.getClass().getSimpleName());
        ended(lease);
    }

    private void ended(Lease lease) {
        held.remove(lease.deliveryId());
        loop.nudge();
        if (stopped && held.isEmpty()) {
            drained.complete(null);
        }
    }
}
