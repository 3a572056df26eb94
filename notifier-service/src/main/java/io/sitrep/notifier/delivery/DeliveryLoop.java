package io.sitrep.notifier.delivery;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.sitrep.kit.trace.LogIds;
import io.sitrep.notifier.Settings;
import io.sitrep.notifier.channel.Channels;
import io.sitrep.notifier.fanout.DeliveriesPlanned;
import io.sitrep.notifier.fanout.PublicationChanged;
import io.smallrye.mutiny.Uni;
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
 * poll as a net finds what is due by now, and takes over what a vanished process left. What goes by a channel that is not set up here
 * is left to processes where it is.
 */
@ApplicationScoped
public class DeliveryLoop {
    private static final Logger LOG = Logger.getLogger(DeliveryLoop.class);

    /** For the results of the last attempts to be written, and for a channel that is a little late. */
    private static final Duration MARGIN = Duration.ofSeconds(2);

    private final Leases leases;
    private final Halts halts;
    private final Attempts attempts;
    private final DeliveryMetrics metrics;
    private final Vertx vertx;
    private final Settings.Delivery settings;
    private final Map<String, ChannelWorker> workers = new LinkedHashMap<>();
    private final AtomicBoolean polling = new AtomicBoolean();

    DeliveryLoop(
            Leases leases,
            Halts halts,
            Attempts attempts,
            DeliveryMetrics metrics,
            Vertx vertx,
            Settings settings,
            Channels channels) {
        this.leases = leases;
        this.halts = halts;
        this.attempts = attempts;
        this.metrics = metrics;
        this.vertx = vertx;
        this.settings = settings.delivery();
        channels.offered()
                .forEach(name -> workers.put(
                        name, new ChannelWorker(name, this.settings.maxInFlight(), leases, attempts, metrics, vertx)));
    }

    void start(@Observes StartupEvent started) {
        vertx.setPeriodic(settings.poll().toMillis(), timer -> poll());
    }

    /**
     * What is on its way may still end and be noted, so that nobody repeats it: that takes as long as an attempt may take, and no time
     * when there is none. What was not begun goes back at once.
     */
    void stop(@Observes ShutdownEvent stopping) {
        Duration lastWait = settings.stopWait().orElse(settings.timeout().plus(MARGIN));
        CompletableFuture<Void> drained = new CompletableFuture<>();
        Runnable look = () -> {
            if (workers.values().stream().allMatch(ChannelWorker::isIdle)) {
                drained.complete(null);
            }
        };
        attempts.stop();
        workers.values().forEach(worker -> worker.stop(look));
        look.run();
        drained.completeOnTimeout(null, lastWait.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    void onPlanned(@Observes DeliveriesPlanned planned) {
        planned.channels().stream()
                .filter(workers::containsKey)
                .forEach(channel -> workers.get(channel).nudge());
    }

    void onAskedAgain(@Observes RetryAsked asked) {
        // What was held may leave now, also what is in hand by the time it is claimed.
        look().onFailure()
                .recoverWithNull()
                .subscribe()
                .with(seen -> workers.values().forEach(ChannelWorker::nudge));
    }

    /** Perhaps something was withdrawn of which some wait here. */
    void onChanged(@Observes PublicationChanged changed) {
        lookAtOnce();
    }

    void onHalted(@Observes Halted halted) {
        lookAtOnce();
    }

    private void lookAtOnce() {
        look().subscribe().with(seen -> {}, away -> LOG.debugf(away, "the database is away"));
    }

    /** What was stopped meanwhile is given back by those who wait for their turn. */
    private Uni<Void> look() {
        return halts.look(attempts.publications()).invoke(attempts::sweep);
    }

    private void poll() {
        attempts.sweep();
        if (!polling.compareAndSet(false, true)) {
            return;
        }
        look().onFailure()
                .recoverWithNull()
                .chain(() -> leases.takeOver(held()))
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
        LogIds.of()
                .incident(lost.incidentId())
                .delivery(lost.deliveryId())
                .warnf(LOG, "its worker vanished; it is %s now", lost.state());
        if (lost.isFinal()) {
            metrics.counted(lost);
        }
    }
}
