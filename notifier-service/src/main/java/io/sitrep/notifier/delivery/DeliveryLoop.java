package io.sitrep.notifier.delivery;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.sitrep.notifier.Settings;
import io.sitrep.notifier.channel.Channels;
import io.sitrep.notifier.fanout.DeliveriesPlanned;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Keeps deliveries on their way, one worker a channel. Workers are woken when some were planned, asked for again or ended; a
 * poll as a net finds what is due by now, and takes over what a vanished process left.
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
    private final Map<String, ChannelWorker> workers = new LinkedHashMap<>();
    private final AtomicBoolean polling = new AtomicBoolean();

    DeliveryLoop(
            Leases leases,
            Attempts attempts,
            DeliveryMetrics metrics,
            Vertx vertx,
            Settings settings,
            Channels channels) {
        this.leases = leases;
        this.attempts = attempts;
        this.metrics = metrics;
        this.vertx = vertx;
        this.settings = settings.delivery();
        channels.names()
                .forEach(name -> workers.put(
                        name, new ChannelWorker(name, this.settings.maxInFlight(), leases, attempts, metrics, vertx)));
    }

    void start(@Observes StartupEvent started) {
        vertx.setPeriodic(settings.poll().toMillis(), timer -> poll());
    }

    /** What is on its way may still end and be noted, so that nobody repeats it; what was not begun goes back. */
    void stop(@Observes ShutdownEvent stopping) {
        CompletableFuture<Void> drained = new CompletableFuture<>();
        Runnable look = () -> {
            if (workers.values().stream().allMatch(ChannelWorker::isIdle)) {
                drained.complete(null);
            }
        };
        attempts.stop();
        workers.values().forEach(worker -> worker.stop(look));
        look.run();
        drained.completeOnTimeout(null, LAST_WAIT.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    void onPlanned(@Observes DeliveriesPlanned planned) {
        planned.channels().stream()
                .filter(workers::containsKey)
                .forEach(channel -> workers.get(channel).nudge());
    }

    void onAskedAgain(@Observes RetryAsked asked) {
        workers.values().forEach(ChannelWorker::nudge);
    }

    private void poll() {
        attempts.sweep();
        if (!polling.compareAndSet(false, true)) {
            return;
        }
        leases.takeOver(held())
                .invoke(lost -> lost.forEach(this::takenOver))
                .chain(() -> leases.due(workers.keySet()))
                .eventually(() -> polling.set(false))
                .subscribe()
                .with(
                        due -> due.forEach(some -> workers.get(some.channel()).nudge(some.lane())),
                        away -> LOG.debugf(away, "the database is away"));
    }

    private List<UUID> held() {
        List<UUID> all = new ArrayList<>();
        workers.values().forEach(worker -> all.addAll(worker.held()));
        return all;
    }

    private void takenOver(Leases.Settled lost) {
        LOG.warnf("deliveryId=%s its worker vanished; it is %s now", lost.deliveryId(), lost.state());
        if (lost.isDead()) {
            metrics.counted(lost.channel(), lost.state());
        }
    }
}
