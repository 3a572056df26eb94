package io.sitrep.incident.command;

import io.sitrep.incident.domain.Decision;
import io.sitrep.incident.domain.Edit;
import io.sitrep.incident.domain.Incident;
import io.sitrep.incident.domain.Kind;
import io.sitrep.incident.domain.PublicationPolicy;
import io.sitrep.incident.domain.Steering;
import io.sitrep.incident.store.Incidents;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;

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
     * @param kind what is to be edited
     * @param wish from what it is now, its components still unnamed
     * @param targets the components it names
     * @throws Unknown when there is no such incident, or maintenance
     * @throws Stale when it has changed since the caller saw it
     */
    public Uni<Incident> run(
            Kind kind,
            IncidentTarget target,
            Function<Incident, Edit> wish,
            Function<Incident, List<ComponentTarget>> targets,
            Caller caller) {
        return changes.locked(target.ref(), target.expected()).chain(incident -> {
            if (incident.key().kind() != kind) {
                throw new Unknown(kind.wire() + " " + target.ref());
            }
            Edit edit = wish.apply(incident);
            return components
                    .resolve(targets.apply(incident), incident)
                    .chain(named -> updatesWait(edit, incident)
                            .chain(wait -> edited(incident, edit.changing(named), wait, caller)));
        });
    }

    private Uni<Incident> edited(Incident incident, Edit edit, boolean wait, Caller caller) {
        return new Steering(incident, policy)
                .edit(edit, wait, stamps.next(caller))
                .map(decision -> changes.keep(decision, caller).map(Decision::after))
                .orElseGet(() -> Uni.createFrom().item(incident));
    }

    /** Asked only of one that is to be shown or hidden. */
    private Uni<Boolean> updatesWait(Edit wish, Incident incident) {
        return wish.visibility() == null
                        || wish.visibility() == incident.headline().visibility()
                ? Uni.createFrom().item(false)
                : incidents.updatesWait(incident.key().id());
    }
}
