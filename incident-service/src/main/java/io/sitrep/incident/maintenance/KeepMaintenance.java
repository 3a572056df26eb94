package io.sitrep.incident.maintenance;

import io.sitrep.incident.command.Caller;
import io.sitrep.incident.command.Changes;
import io.sitrep.incident.command.Stamps;
import io.sitrep.incident.domain.Decision;
import io.sitrep.incident.domain.Incident;
import io.sitrep.incident.domain.Overdue;
import io.sitrep.incident.domain.Status;
import io.sitrep.incident.domain.Upkeep;
import io.sitrep.incident.outbox.Outbox;
import io.sitrep.incident.store.Incidents;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** Does the one thing that the clock has to do about a maintenance now, in the caller's transaction. */
@ApplicationScoped
class KeepMaintenance {
    private final Changes changes;
    private final Incidents incidents;
    private final Outbox outbox;
    private final Stamps stamps;

    KeepMaintenance(Changes changes, Incidents incidents, Outbox outbox, Stamps stamps) {
        this.changes = changes;
        this.incidents = incidents;
        this.outbox = outbox;
        this.stamps = stamps;
    }

    /** @param maintenance locked until the transaction ends */
    Uni<Void> run(Incident maintenance, Upkeep.Step step, Caller caller) {
        Upkeep upkeep = new Upkeep(maintenance);
        return switch (step) {
            case START -> kept(moved(upkeep, Status.IN_PROGRESS, caller), caller);
            case COMPLETE -> kept(moved(upkeep, Status.COMPLETED, caller), caller);
            case REMIND ->
                kept(upkeep.remind(MaintenanceWords.reminder(maintenance), Map.of(), stamps.next(caller)), caller);
            case SAY_IT_OVERRAN -> signal(Overdue.overrun(maintenance, stamps.now()));
        };
    }

    private Uni<Void> kept(Decision decision, Caller caller) {
        return changes.keep(decision, caller).replaceWithVoid();
    }

    private Decision moved(Upkeep upkeep, Status next, Caller caller) {
        return upkeep.move(next, MaintenanceWords.reached(next), Map.of(), stamps.next(caller));
    }

    private Uni<Void> signal(Overdue overrun) {
        return incidents.save(overrun.decision()).chain(() -> outbox.append(overrun));
    }
}
