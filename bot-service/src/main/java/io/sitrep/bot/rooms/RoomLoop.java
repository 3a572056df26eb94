package io.sitrep.bot.rooms;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.sitrep.bot.events.IncidentMoved;
import io.sitrep.kit.trace.LogIds;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Looks at what is due, in any number of processes: at once when something happened here, and every second, so that what
 * another process left behind, or the clock brings, is found as well.
 */
@ApplicationScoped
class RoomLoop {
    private static final Logger LOG = Logger.getLogger(RoomLoop.class);

    private final Presences presences;
    private final Workspaces workspaces;
    private final Caretaker caretaker;
    private final AtomicBoolean running = new AtomicBoolean();
    private final AtomicBoolean again = new AtomicBoolean();

    RoomLoop(Presences presences, Workspaces workspaces, Caretaker caretaker) {
        this.presences = presences;
        this.workspaces = workspaces;
        this.caretaker = caretaker;
    }

    void moved(@Observes IncidentMoved moved) {
        goOn();
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> tick() {
        return presences.stillAlive().onFailure().recoverWithNull().invoke(this::goOn);
    }

    @Scheduled(every = "15s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> whereWeAre() {
        return workspaces
                .askAll()
                .invoke(this::goOn)
                .onFailure()
                .invoke(RoomLoop::warn)
                .onFailure()
                .recoverWithNull();
    }

    /** One round at a time; what comes up meanwhile gets another one. Looks go on behind it. */
    void goOn() {
        again.set(true);
        if (running.compareAndSet(false, true)) {
            round();
        }
    }

    private void round() {
        again.set(false);
        presences.seed().chain(presences::claim).subscribe().with(this::look, failure -> {
            warn(failure);
            running.set(false);
        });
    }

    private void look(List<Presence> due) {
        due.forEach(this::lookAt);
        if (!due.isEmpty()) {
            again.set(true);
        }
        running.set(false);
        if (again.get() && running.compareAndSet(false, true)) {
            round();
        }
    }

    private void lookAt(Presence presence) {
        workspaces
                .keeperOf(presence.place().platform())
                .map(keeper -> caretaker.lookAt(presence, keeper))
                .orElseGet(() -> Uni.createFrom().voidItem())
                .onTermination()
                .invoke(() -> presences.letGo(presence))
                .subscribe()
                .with(
                        nothing -> goOn(),
                        failure -> LogIds.of()
                                .incident(presence.place().incident())
                                .errorf(LOG, failure, "it could not be looked after; it is looked at again"));
    }

    private static void warn(Throwable failure) {
        LOG.warnf("rooms can not be looked after right now, %s; again soon", failure.getMessage());
    }
}
