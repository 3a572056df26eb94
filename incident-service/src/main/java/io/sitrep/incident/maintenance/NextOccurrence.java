package io.sitrep.incident.maintenance;

import io.sitrep.incident.audit.AuditEntry;
import io.sitrep.incident.audit.AuditTable;
import io.sitrep.incident.command.Caller;
import io.sitrep.incident.command.Changes;
import io.sitrep.incident.command.Stamps;
import io.sitrep.incident.domain.AffectedComponent;
import io.sitrep.incident.domain.ComponentChange;
import io.sitrep.incident.domain.ComponentStatus;
import io.sitrep.incident.domain.Declaration;
import io.sitrep.incident.domain.Effects;
import io.sitrep.incident.domain.Headline;
import io.sitrep.incident.domain.Incident;
import io.sitrep.incident.domain.IncidentKey;
import io.sitrep.incident.domain.Kind;
import io.sitrep.incident.domain.PublicIds;
import io.sitrep.incident.domain.PublicationPolicy;
import io.sitrep.incident.domain.Publish;
import io.sitrep.incident.domain.Schedule;
import io.sitrep.incident.domain.Span;
import io.sitrep.incident.domain.Status;
import io.sitrep.incident.domain.Update;
import io.sitrep.incident.domain.UpdateDraft;
import io.sitrep.incident.domain.Upkeep;
import io.sitrep.incident.store.IncidentRef;
import io.sitrep.incident.store.Incidents;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Plans the next occurrence of a maintenance that recurs, as soon as the one before was begun or called off: so there is
 * always one ahead and never more than one.
 */
@ApplicationScoped
class NextOccurrence {
    private final MaintenanceWords words;
    private final AuditTable audit;
    private final Changes changes;
    private final Incidents incidents;
    private final Stamps stamps;

    NextOccurrence(MaintenanceWords words, AuditTable audit, Changes changes, Incidents incidents, Stamps stamps) {
        this.words = words;
        this.audit = audit;
        this.changes = changes;
        this.incidents = incidents;
        this.stamps = stamps;
    }

    /** @param maintenance locked until the transaction ends; nothing happens when its successor is there, or none is due */
    Uni<Void> of(Incident maintenance, Caller caller) {
        Schedule schedule = maintenance.headline().schedule();
        if (schedule.recurrence() == null || new Upkeep(maintenance).reached() == Status.SCHEDULED) {
            return Uni.createFrom().voidItem();
        }
        return incidents
                .handOn(maintenance.key().id())
                .chain(mine -> mine
                        ? Occurrences.next(schedule, stamps.now())
                                .map(slot -> plan(maintenance, slot, caller))
                                .orElseGet(() -> Uni.createFrom().voidItem())
                        : Uni.createFrom().voidItem());
    }

    private Uni<Void> plan(Incident last, Span slot, Caller caller) {
        Headline now = last.headline();
        Headline next = new Headline(
                now.title(),
                now.titles(),
                now.severity(),
                now.visibility(),
                now.regions(),
                now.workaround(),
                now.cause(),
                now.dataImpact(),
                now.schedule().next(slot));
        return incidents
                .firstWord(last.key().id(), last.isPublic())
                .chain(first -> incidents.nextNumber(Kind.MAINTENANCE).chain(number -> {
                    var key = new IncidentKey(Kind.MAINTENANCE, stamps.uuid(), PublicIds.fresh(), number);
                    var wish = new Declaration(next, last.response().commander(), slot.from(), null, said(first, last));
                    return changes.keep(
                                    Incident.declare(key, wish, PublicationPolicy.AT_ONCE, stamps.next(caller)), caller)
                            .chain(planned -> audit.add(AuditEntry.ofTheClock(
                                    stamps.now(),
                                    caller.actor(),
                                    "maintenance: plan next",
                                    key.id(),
                                    IncidentRef.of(key.id()))));
                }));
    }

    /** What was said of the first, where all could read it, is said of each; reminders tell it. */
    private UpdateDraft said(Update first, Incident last) {
        var usual = words.planned();
        List<ComponentChange> components =
                last.components().stream().map(NextOccurrence::named).toList();
        return new UpdateDraft(
                first == null ? usual.message() : first.message(),
                first == null ? usual.messages() : first.messages(),
                Effects.of(Status.SCHEDULED).changing(components),
                false,
                null,
                Publish.NOW);
    }

    private static ComponentChange named(AffectedComponent component) {
        return new ComponentChange(
                component.id(),
                component.code(),
                component.name(),
                ComponentStatus.OPERATIONAL,
                ComponentStatus.OPERATIONAL,
                component.regions());
    }
}
