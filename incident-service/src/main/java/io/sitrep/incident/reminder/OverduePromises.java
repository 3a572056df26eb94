package io.sitrep.incident.reminder;

import io.quarkus.scheduler.Scheduled;
import io.sitrep.incident.audit.AuditEntry;
import io.sitrep.incident.audit.AuditTable;
import io.sitrep.incident.command.DueWork;
import io.sitrep.incident.command.Transactions;
import io.sitrep.incident.domain.Overdue;
import io.sitrep.incident.duty.OffDuty;
import io.sitrep.incident.outbox.Outbox;
import io.sitrep.incident.store.DueTimes;
import io.sitrep.incident.store.IncidentRef;
import io.sitrep.incident.store.Incidents;
import io.sitrep.kit.trace.LogIds;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Raises a signal when a promised update does not come. Once for each promise, whatever the number of replicas and
 * restarts: the mark that it was raised is committed together with the signal.
 */
@ApplicationScoped
class OverduePromises {
    private static final Logger LOG = Logger.getLogger(OverduePromises.class);

    private final DueTimes due;
    private final DueWork dueWork;
    private final Incidents incidents;
    private final Outbox outbox;
    private final Transactions transactions;
    private final AuditTable audit;
    private final Clock clock;

    OverduePromises(
            DueTimes due,
            DueWork dueWork,
            Incidents incidents,
            Outbox outbox,
            Transactions transactions,
            AuditTable audit,
            Clock clock) {
        this.dueWork = dueWork;
        this.audit = audit;
        this.due = due;
        this.incidents = incidents;
        this.outbox = outbox;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Scheduled(
            every = "1s",
            delayed = "1s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = OffDuty.class)
    Uni<Void> look() {
        return dueWork.run(
                "overdue updates",
                () -> due.promises(clock.instant()),
                incident -> LogIds.of().incident(incident),
                this::signal);
    }

    private Uni<Void> signal(UUID incident) {
        return transactions.run(() -> incidents
                .lock(IncidentRef.of(incident))
                .chain(found -> Overdue.of(found, clock.instant())
                        .map(this::keep)
                        .orElseGet(() -> Uni.createFrom().voidItem())));
    }

    private Uni<Void> keep(Overdue overdue) {
        var key = overdue.after().key();
        LogIds.of().incident(key.id()).ref(key.ref()).infof(LOG, "the promised update is overdue");
        return incidents
                .save(overdue.decision())
                .chain(() -> outbox.append(overdue))
                .chain(() -> audit.add(AuditEntry.ofTheClock(
                        overdue.entry().recordedAt(),
                        overdue.entry().actor(),
                        "promise overdue",
                        key.id(),
                        IncidentRef.of(key.id()))));
    }
}
