package io.sitrep.incident.maintenance;

import io.quarkus.scheduler.Scheduled;
import io.sitrep.incident.audit.AuditEntry;
import io.sitrep.incident.audit.AuditTable;
import io.sitrep.incident.command.Caller;
import io.sitrep.incident.command.DueWork;
import io.sitrep.incident.command.Transactions;
import io.sitrep.incident.domain.Actor;
import io.sitrep.incident.domain.Incident;
import io.sitrep.incident.domain.Origin;
import io.sitrep.incident.domain.Upkeep;
import io.sitrep.incident.duty.OffDuty;
import io.sitrep.incident.store.DueTimes;
import io.sitrep.incident.store.IncidentRef;
import io.sitrep.incident.store.Incidents;
import io.sitrep.kit.trace.LogIds;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Locale;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Reminds of, starts and completes maintenances when their time has come, and says when one overruns. Each thing once,
 * whatever the number of replicas and restarts: what was found is looked at again under a lock, and what was done is
 * committed with it. What became due while nothing ran is done at the next look.
 */
@ApplicationScoped
class MaintenanceClock {
    private static final Logger LOG = Logger.getLogger(MaintenanceClock.class);
    private static final Caller CLOCK =
            new Caller("system", new Actor("system:maintenance", "Sitrep", Origin.SYSTEM), null);

    private final DueTimes due;
    private final DueWork dueWork;
    private final Incidents incidents;
    private final KeepMaintenance keepMaintenance;
    private final NextOccurrence nextOccurrence;
    private final Transactions transactions;
    private final AuditTable audit;
    private final Clock clock;

    MaintenanceClock(
            DueTimes due,
            DueWork dueWork,
            Incidents incidents,
            KeepMaintenance keepMaintenance,
            NextOccurrence nextOccurrence,
            Transactions transactions,
            AuditTable audit,
            Clock clock) {
        this.dueWork = dueWork;
        this.due = due;
        this.incidents = incidents;
        this.keepMaintenance = keepMaintenance;
        this.nextOccurrence = nextOccurrence;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    @Scheduled(
            every = "1s",
            delayed = "1s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = OffDuty.class)
    Uni<Void> look() {
        return dueWork.run(
                "maintenances",
                () -> due.maintenances(clock.instant()),
                each -> LogIds.of().incident(each),
                each -> transactions.run(() -> attend(each)));
    }

    private Uni<Void> attend(UUID id) {
        return incidents
                .lock(IncidentRef.of(id))
                .chain(maintenance -> new Upkeep(maintenance)
                        .due(clock.instant())
                        .map(step -> done(maintenance, step))
                        .orElseGet(() -> nextOccurrence.of(maintenance, CLOCK)));
    }

    private Uni<Void> done(Incident maintenance, Upkeep.Step step) {
        String what = step.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        LogIds.of()
                .incident(maintenance.key().id())
                .ref(maintenance.key().ref())
                .infof(LOG, "%s", what);
        return keepMaintenance
                .run(maintenance, step, CLOCK)
                .chain(() -> audit.add(AuditEntry.ofTheClock(
                        clock.instant(),
                        CLOCK.actor(),
                        "maintenance: " + what,
                        maintenance.key().id(),
                        IncidentRef.of(maintenance.key().id()))));
    }
}
