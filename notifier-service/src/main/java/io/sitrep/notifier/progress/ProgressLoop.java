package io.sitrep.notifier.progress;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.sitrep.notifier.fanout.DeliveriesPlanned;
import io.sitrep.notifier.fanout.NudgedLoop;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Tells the other services how far deliveries are. Each event at least once: what was decided and not sent, because its process or Kafka was
 * gone, is sent later under the same id.
 */
@ApplicationScoped
class ProgressLoop {
    private static final long POLL_MILLIS = 1_000;

    private final Announcements announcements;
    private final DeliveriesTopic topic;
    private final Vertx vertx;
    private final NudgedLoop loop = new NudgedLoop("the telling of deliveries", this::step);

    ProgressLoop(Announcements announcements, DeliveriesTopic topic, Vertx vertx) {
        this.announcements = announcements;
        this.topic = topic;
        this.vertx = vertx;
    }

    void start(@Observes StartupEvent started) {
        vertx.setPeriodic(POLL_MILLIS, timer -> loop.nudge());
    }

    void stop(@Observes ShutdownEvent stopping) {
        loop.stop();
    }

    void onPlanned(@Observes DeliveriesPlanned planned) {
        loop.nudge();
    }

    /** What is ready goes before more is decided: a publication has one event on its way at a time. */
    Uni<Boolean> step() {
        return announcements
                .takeUp()
                .chain(() -> announcements.sendNext(topic::write))
                .chain(sent -> announcements.decideNext().map(decided -> sent || decided));
    }
}
