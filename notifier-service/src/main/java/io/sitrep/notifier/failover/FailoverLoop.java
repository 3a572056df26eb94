package io.sitrep.notifier.failover;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.sitrep.notifier.Settings;
import io.sitrep.notifier.delivery.ProviderOut;
import io.sitrep.notifier.fanout.DeliveriesPlanned;
import io.sitrep.notifier.fanout.NudgedLoop;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Lets further addresses take over from broken ones: by polling, and at once when a provider went out. Each process does. */
@ApplicationScoped
public class FailoverLoop {
    private static final Logger LOG = Logger.getLogger(FailoverLoop.class);

    private final Places places;
    private final Failover failover;
    private final Followers followers;
    private final PostsFound posts;
    private final Event<DeliveriesPlanned> planned;
    private final Vertx vertx;
    private final Settings settings;
    private final MeterRegistry meters;
    private final NudgedLoop loop = new NudgedLoop("failover", this::step);

    FailoverLoop(
            Places places,
            Failover failover,
            Followers followers,
            PostsFound posts,
            Event<DeliveriesPlanned> planned,
            Vertx vertx,
            Settings settings,
            MeterRegistry meters) {
        this.places = places;
        this.failover = failover;
        this.followers = followers;
        this.posts = posts;
        this.planned = planned;
        this.vertx = vertx;
        this.settings = settings;
        this.meters = meters;
    }

    void start(@Observes StartupEvent started) {
        vertx.setPeriodic(settings.delivery().poll().toMillis(), timer -> loop.nudge());
    }

    void stop(@Observes ShutdownEvent stopping) {
        loop.stop();
    }

    void onOut(@Observes ProviderOut out) {
        loop.nudge();
    }

    private Uni<Boolean> step() {
        return failover.due()
                .chain(due -> stage("places", due.unplaced(), places::fill)
                        .chain(more -> stage(
                                        "hurry",
                                        due.out(),
                                        () -> failover.hurry().map(hurried -> hurried > 0))
                                .map(hurried -> more || hurried))
                        .chain(more -> stage("followers", due.followers(), () -> followers.settle(due.setUp()))
                                .map(settled -> more || settled))
                        .chain(more ->
                                stage("posts", due.followers(), posts::settle).map(settled -> more || settled))
                        // Also what was hurried or settled just now.
                        .chain(more -> stage("queue", due.queue() || more, () -> moved(failover.ofQueue(due.setUp())))
                                .map(full -> more || full))
                        .chain(more -> stage("stranded", due.stranded(), () -> moved(failover.ofStranded(due.setUp())))
                                .map(full -> more || full)));
    }

    /** One that fails is tried again with the next poll, and the others go on. */
    private static Uni<Boolean> stage(String name, boolean isDue, Supplier<Uni<Boolean>> step) {
        return isDue
                ? Uni.createFrom()
                        .deferred(step::get)
                        .onFailure()
                        .invoke(failure -> LOG.warnf(
                                "failover: %s pauses until the next poll: %s",
                                name, failure.getClass().getSimpleName()))
                        .onFailure()
                        .recoverWithItem(false)
                : Uni.createFrom().item(false);
    }

    private Uni<Boolean> moved(Uni<Failover.Chunk> chunk) {
        return chunk.invoke(this::announce).map(Failover.Chunk::isFull);
    }

    private void announce(Failover.Chunk chunk) {
        if (chunk.moves().isEmpty()) {
            return;
        }
        for (Failover.Move move : chunk.moves()) {
            LOG.infof("%d deliveries by %s are told by %s instead", move.number(), move.from(), move.to());
            meters.counter("sitrep.deliveries.failed.over", "from", move.from(), "to", move.to())
                    .increment(move.number());
            if (move.ended()) {
                meters.counter("sitrep.deliveries", "channel", move.from(), "state", "failed_over")
                        .increment(move.number());
            }
        }
        Set<String> channels = chunk.moves().stream().map(Failover.Move::to).collect(Collectors.toSet());
        planned.fire(new DeliveriesPlanned(channels));
    }
}
