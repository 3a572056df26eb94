package io.sitrep.incident.command;

import io.sitrep.incident.domain.Edit;
import io.sitrep.incident.domain.Incident;
import io.sitrep.incident.domain.Steering;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Changes what an incident is about, in the caller's transaction. */
@ApplicationScoped
public class EditIncident {
    private final Changes changes;
    private final ComponentChanges components;
    private final Stamps stamps;

    EditIncident(Changes changes, ComponentChanges components, Stamps stamps) {
        this.changes = changes;
        this.components = components;
        this.stamps = stamps;
    }

    /**
     * @param wish its components still unnamed
     * @throws Unknown when there is no such incident
     * @throws Stale when it has changed since the caller saw it
     */
    public Uni<Incident> run(String ref, Expected expected, Edit wish, List<ComponentTarget> targets, Caller caller) {
        return changes.locked(ref, expected)
                .chain(incident -> components
                        .resolve(targets, incident)
                        .chain(named -> new Steering(incident)
                                .edit(wish.changing(named), stamps.next(caller))
                                .map(decision -> changes.keep(decision, caller).replaceWith(decision.after()))
                                .orElseGet(() -> Uni.createFrom().item(incident))));
    }
}
