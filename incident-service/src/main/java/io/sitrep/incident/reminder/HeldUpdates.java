package io.sitrep.incident.reminder;

import io.quarkus.scheduler.Scheduled;
import io.sitrep.incident.audit.AuditEntry;
import io.sitrep.incident.audit.AuditTable;
import io.sitrep.incident.command.Caller;
import io.sitrep.incident.command.ChangeUpdate;
import io.sitrep.incident.command.ChangeUpdate.Target;
import io.sitrep.incident.command.DueWork;
import io.sitrep.incident.command.Expected;
import io.sitrep.incident.command.TooMuch;
import io.sitrep.incident.command.Transactions;
import io.sitrep.incident.domain.Actor;
import io.sitrep.incident.domain.Origin;
import io.sitrep.incident.domain.Refusal;
import io.sitrep.incident.duty.OffDuty;
import io.sitrep.incident.store.DueTimes;
import io.sitrep.incident.store.IncidentRef;
import io.sitrep.kit.problem.ProblemException;
import io.sitrep.kit.trace.LogIds;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.jboss.logging.Logger;

/**
 * Lets held updates out when their time has come, once each: whoever comes second finds it out already. One that may
 * not go any more, since its incident has moved on, is stopped, and the timeline says so.
 */
@ApplicationScoped
class HeldUpdates {
    private static final Logger LOG = Logger.getLogger(HeldUpdates.class);
    private static final Caller CLOCK = new Caller("system", new Actor("system:hold", "Sitrep", Origin.SYSTEM), null);

    private final DueTimes due;
    private final DueWork dueWork;
    private final ChangeUpdate changeUpdate;
    private final Transactions transactions;
    private final AuditTable audit;
    private final Clock clock;

    HeldUpdates(
            DueTimes due,
            DueWork dueWork,
            ChangeUpdate changeUpdate,
            Transactions transactions,
            AuditTable audit,
            Clock clock) {
        this.dueWork = dueWork;
        this.audit = audit;
        this.due = due;
        this.changeUpdate = changeUpdate;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Scheduled(
            every = "1s",
            delayed = "1s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = OffDuty.class)
    Uni<Void> look() {
        return dueWork.run("held updates", () -> due.heldUpdates(clock.instant()), HeldUpdates::lines, this::release);
    }

    private Uni<Void> release(DueTimes.HeldUpdate held) {
        Target target = new Target(held.incidentId().toString(), held.updateId().toString(), Expected.ANY);
        return transactions
                .run(() -> changeUpdate.publish(target, CLOCK).call(() -> noted(held, "hold ended")))
                .replaceWithVoid()
                .onFailure(Refusal.NotInState.class)
                .recoverWithNull()
                .onFailure(HeldUpdates::isForGood)
                .recoverWithUni(refusal -> stop(held, target, refusal));
    }

    private static LogIds lines(DueTimes.HeldUpdate held) {
        return LogIds.of().incident(held.incidentId());
    }

    /** Asking again would lead to the same answer. */
    private static boolean isForGood(Throwable failure) {
        return failure instanceof Refusal || failure instanceof TooMuch || failure instanceof ProblemException;
    }

    private Uni<Void> stop(DueTimes.HeldUpdate held, Target target, Throwable refusal) {
        lines(held).warnf(LOG, "a held update can't go out any more and is stopped: %s", refusal.getMessage());
        return transactions
                .run(() -> changeUpdate.stop(target, CLOCK).call(() -> noted(held, "hold ended: stopped")))
                .replaceWithVoid();
    }

    private Uni<Void> noted(DueTimes.HeldUpdate held, String action) {
        return audit.add(AuditEntry.ofTheClock(
                clock.instant(), CLOCK.actor(), action, held.updateId(), IncidentRef.of(held.incidentId())));
    }
}
