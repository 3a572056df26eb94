package io.sitrep.incident.command;

import io.sitrep.incident.domain.Decision;
import io.sitrep.incident.domain.UpdateDraft;
import io.sitrep.incident.outbox.Outbox;
import io.sitrep.incident.store.IncidentRef;
import io.sitrep.incident.store.Incidents;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Says something about an incident, in the caller's transaction. */
@ApplicationScoped
public class PostUpdate {
    private final Incidents incidents;
    private final ComponentChanges components;
    private final Outbox outbox;
    private final Stamps stamps;

    PostUpdate(Incidents incidents, ComponentChanges components, Outbox outbox, Stamps stamps) {
        this.incidents = incidents;
        this.components = components;
        this.outbox = outbox;
        this.stamps = stamps;
    }

    /**
     * @param ref how the caller names the incident
     * @param draft its components still unnamed
     * @throws Unknown when there is no such incident
     */
    public Uni<Decision> run(String ref, UpdateDraft draft, List<ComponentTarget> targets, Caller caller) {
        return Uni.createFrom()
                .item(() -> IncidentRef.parse(ref).orElseThrow(() -> new Unknown(ref)))
                .chain(incidents::lock)
                .onItem()
                .ifNull()
                .failWith(() -> new Unknown(ref))
                .chain(incident -> components.resolve(targets, incident).chain(changes -> {
                    var decision = incident.post(draft.changing(changes), stamps.next(caller));
                    return incidents
                            .save(decision)
                            .chain(() -> outbox.append(decision, caller.traceparent()))
                            .replaceWith(decision);
                }));
    }
}
