package io.sitrep.notifier.fanout;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.sitrep.notifier.Settings;
import io.sitrep.notifier.intake.CanaryIds;
import io.sitrep.notifier.intake.PublicationStored;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/** Plans chunk after chunk: at once when a publication was stored, and by polling as a net (also after a crash). */
@ApplicationScoped
public class FanoutLoop {
    private static final Logger LOG = Logger.getLogger(FanoutLoop.class);

    private final FanoutJobs jobs;
    private final PlannerView plannerView;
    private final Event<DeliveriesPlanned> planned;
    private final Event<PublicationChanged> changed;
    private final PlanningTrouble trouble;
    private final Vertx vertx;
    private final Settings settings;
    private final MeterRegistry meters;
    private final NudgedLoop loop = new NudgedLoop("fan-out", this::step);

    FanoutLoop(
            FanoutJobs jobs,
            PlannerView plannerView,
            Event<DeliveriesPlanned> planned,
            Event<PublicationChanged> changed,
            PlanningTrouble trouble,
            Vertx vertx,
            Settings settings,
            MeterRegistry meters) {
        this.meters = meters;
        this.jobs = jobs;
        this.plannerView = plannerView;
        this.planned = planned;
        this.changed = changed;
        this.trouble = trouble;
        this.vertx = vertx;
        this.settings = settings;
    }

    void start(@Observes StartupEvent started) {
        vertx.setPeriodic(settings.delivery().poll().toMillis(), timer -> loop.nudge());
    }

    void stop(@Observes ShutdownEvent stopping) {
        loop.stop();
    }

    void onStored(@Observes PublicationStored stored) {
        changed.fire(new PublicationChanged());
        loop.nudge();
    }

    private Uni<Boolean> step() {
        return jobs.planNextChunk()
                .map(chunk -> {
                    chunk.ifPresent(this::announce);
                    return chunk.isPresent();
                })
                .call(planned ->
                        planned ? plannerView.correct() : Uni.createFrom().voidItem())
                // It waits now; there may be others.
                .onFailure(FanoutJobs.NotPlanned.class)
                .recoverWithItem(failure -> {
                    trouble.note((FanoutJobs.NotPlanned) failure);
                    return true;
                });
    }

    private void announce(FanoutJobs.Chunk chunk) {
        FanoutJobs.About about = chunk.about();
        about.lines().infof(LOG, "planned=%d superseded=%d", chunk.planned(), chunk.superseded());
        // The canary's are no reader's.
        if (!CanaryIds.INCIDENT.equals(about.incidentId())) {
            chunk.unsent()
                    .forEach(each -> meters.counter(
                                    "sitrep.deliveries", "channel", each.channel(), "state", each.state())
                            .increment(each.count()));
        }
        planned.fire(new DeliveriesPlanned(chunk.channels()));
    }
}
