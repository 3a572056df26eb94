package io.sitrep.incident.maintenance;

import io.sitrep.incident.command.Caller;
import io.sitrep.incident.command.Changes;
import io.sitrep.incident.command.ComponentTarget;
import io.sitrep.incident.command.DeclareIncident;
import io.sitrep.incident.command.Expected;
import io.sitrep.incident.command.IncidentTarget;
import io.sitrep.incident.command.Stamps;
import io.sitrep.incident.domain.AffectedComponent;
import io.sitrep.incident.domain.ComponentStatus;
import io.sitrep.incident.domain.Decision;
import io.sitrep.incident.domain.Escalation;
import io.sitrep.incident.domain.Incident;
import io.sitrep.incident.domain.Staffing;
import io.sitrep.incident.store.ComponentStore;
import io.sitrep.incident.view.PageAddress;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;

/** Makes an incident of a maintenance that went wrong, in the caller's transaction. */
@ApplicationScoped
public class EscalateMaintenance {
    private final MaintenanceWords words;
    private final ComponentStore components;
    private final Changes changes;
    private final DeclareIncident declareIncident;
    private final PageAddress page;
    private final Stamps stamps;

    EscalateMaintenance(
            MaintenanceWords words,
            ComponentStore components,
            Changes changes,
            DeclareIncident declareIncident,
            PageAddress page,
            Stamps stamps) {
        this.words = words;
        this.components = components;
        this.changes = changes;
        this.declareIncident = declareIncident;
        this.page = page;
        this.stamps = stamps;
    }

    /**
     * @param wish what the incident is to be, from what the maintenance is
     * @param failing how the components of the maintenance do, unless the wish names components itself
     * @return the declaration of the incident
     */
    public Uni<Decision> run(
            IncidentTarget target,
            Function<Incident, DeclareIncident.Request> wish,
            ComponentStatus failing,
            Caller caller) {
        return changes.locked(target.ref(), target.expected()).chain(maintenance -> {
            Escalation.allowed(maintenance);
            return targets(wish.apply(maintenance), maintenance, failing)
                    .chain(request -> declareIncident.run(request, caller))
                    .call(declared -> ended(new Escalation(maintenance, declared.after()), caller)
                            .chain(() -> linked(maintenance, declared.after(), caller)));
        });
    }

    private Uni<?> ended(Escalation escalation, Caller caller) {
        var text = words.escalated();
        return escalation.ends()
                ? changes.keep(escalation.decide(text.message(), text.messages(), stamps.next(caller)), caller)
                : Uni.createFrom().voidItem();
    }

    /** Where the wish names none: those that have not recovered, and are still listed. */
    private Uni<DeclareIncident.Request> targets(
            DeclareIncident.Request wish, Incident maintenance, ComponentStatus failing) {
        if (!wish.components().isEmpty()) {
            return Uni.createFrom().item(wish);
        }
        List<AffectedComponent> held = maintenance.components().stream()
                .filter(component -> component.status() != ComponentStatus.OPERATIONAL)
                .toList();
        List<String> ids =
                held.stream().map(component -> component.id().toString()).toList();
        return components
                .named(ids)
                .map(listed -> new DeclareIncident.Request(
                        wish.wish(),
                        held.stream()
                                .filter(component ->
                                        listed.stream().anyMatch(row -> row.id().equals(component.id())))
                                .map(component -> new ComponentTarget(
                                        component.id().toString(), failing, component.regions(), "components"))
                                .toList()));
    }

    /** Each knows the other. */
    private Uni<Void> linked(Incident maintenance, Incident incident, Caller caller) {
        return link(maintenance, "incident", incident, caller)
                .chain(() -> link(incident, "maintenance", maintenance, caller));
    }

    private Uni<Void> link(Incident from, String rel, Incident to, Caller caller) {
        return changes.run(
                        from.key().id().toString(),
                        Expected.ANY,
                        caller,
                        (now, stamp) -> new Staffing(now).link(rel, page.link(to), stamp))
                .replaceWithVoid();
    }
}
