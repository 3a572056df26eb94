package io.sitrep.incident.command;

import io.sitrep.incident.domain.Edit;
import io.sitrep.incident.domain.Incident;
import io.sitrep.incident.domain.PublicationPolicy;
import io.sitrep.incident.domain.Steering;
import io.sitrep.incident.store.Incidents;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Changes what an incident is about, in the caller's transaction. */
@ApplicationScoped
public class EditIncident {
    private final Changes changes;
    private final Incidents incidents;
    private final ComponentChanges components;
    private final PublicationPolicy policy;
    private final Stamps stamps;

    EditIncident(
            Changes changes,
            Incidents incidents,
            ComponentChanges components,
            PublicationPolicy policy,
            Stamps stamps) {
        this.changes = changes;
        this.incidents = incidents;
        this.components = components;
        this.policy = policy;
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
                        .chain(named -> updatesWait(wish, incident)
                                .chain(wait -> new Steering(incident, policy)
                                        .edit(wish.changing(named), wait, stamps.next(caller))
                                        .map(decision ->
                                                changes.keep(decision, caller).replaceWith(decision.after()))
                                        .orElseGet(() -> Uni.createFrom().item(incident)))));
    }

    /** Asked only of one that is to be shown or hidden. */
    private Uni<Boolean> updatesWait(Edit wish, Incident incident) {
        return wish.visibility() == null
                        || wish.visibility() == incident.headline().visibility()
                ? Uni.createFrom().item(false)
                : incidents.updatesWait(incident.key().id());
    }
}
