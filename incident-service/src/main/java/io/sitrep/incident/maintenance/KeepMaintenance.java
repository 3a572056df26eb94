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
import io.sitrep.incident.store.ImportedIncidents;
import io.sitrep.incident.store.Incidents;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Does the one thing that the clock has to do about a maintenance now, in the caller's transaction. */
@ApplicationScoped
class KeepMaintenance {
    private final MaintenanceWords words;
    private final Changes changes;
    private final Incidents incidents;
    private final ImportedIncidents imported;
    private final Outbox outbox;
    private final Stamps stamps;

    KeepMaintenance(
            MaintenanceWords words,
            Changes changes,
            Incidents incidents,
            ImportedIncidents imported,
            Outbox outbox,
            Stamps stamps) {
        this.imported = imported;
        this.words = words;
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
            case REMIND -> {
                var text = words.reminder(maintenance);
                yield kept(upkeep.remind(text.message(), text.messages(), stamps.next(caller)), caller);
            }
            case LAPSE -> lapsed(upkeep, caller);
            case SAY_IT_OVERRAN -> signal(Overdue.overrun(maintenance, stamps.now()));
        };
    }

    private Uni<Void> kept(Decision decision, Caller caller) {
        return changes.keep(decision, caller).replaceWithVoid();
    }

    private Decision moved(Upkeep upkeep, Status next, Caller caller) {
        var text = words.reached(next);
        return upkeep.move(next, text.message(), text.messages(), stamps.next(caller));
    }

    /** Not one that was changed here since it was imported: that is ours to end. It stays as imported, for the next import. */
    private Uni<Void> lapsed(Upkeep upkeep, Caller caller) {
        UUID id = upkeep.maintenance().key().id();
        return imported.isAsItCame(id)
                .chain(asItCame -> asItCame
                        ? kept(upkeep.lapse(stamps.next(caller)), caller).chain(() -> imported.isStillAsItCame(id))
                        : Uni.createFrom().voidItem());
    }

    private Uni<Void> signal(Overdue overrun) {
        return incidents.save(overrun.decision()).chain(() -> outbox.append(overrun));
    }
}
