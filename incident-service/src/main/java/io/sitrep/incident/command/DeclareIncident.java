package io.sitrep.incident.command;

import io.sitrep.incident.domain.Decision;
import io.sitrep.incident.domain.Declaration;
import io.sitrep.incident.domain.Incident;
import io.sitrep.incident.domain.IncidentKey;
import io.sitrep.incident.domain.Kind;
import io.sitrep.incident.domain.PublicIds;
import io.sitrep.incident.domain.PublicationPolicy;
import io.sitrep.incident.store.Incidents;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Opens an incident, in the caller's transaction. */
@ApplicationScoped
public class DeclareIncident {
    private final Incidents incidents;
    private final ComponentChanges components;
    private final Changes changes;
    private final PublicationPolicy policy;
    private final Translations translations;
    private final Stamps stamps;

    DeclareIncident(
            Incidents incidents,
            ComponentChanges components,
            Changes changes,
            PublicationPolicy policy,
            Translations translations,
            Stamps stamps) {
        this.incidents = incidents;
        this.components = components;
        this.changes = changes;
        this.policy = policy;
        this.translations = translations;
        this.stamps = stamps;
    }

    /**
     * What is asked for.
     *
     * @param wish its components still unnamed
     */
    public record Request(Declaration wish, List<ComponentTarget> components) {}

    public Uni<Decision> run(Request request, Caller caller) {
        return run(Kind.INCIDENT, request, caller);
    }

    /** The same for what is planned. */
    public Uni<Decision> schedule(Request request, Caller caller) {
        return run(Kind.MAINTENANCE, request, caller);
    }

    private Uni<Decision> run(Kind kind, Request request, Caller caller) {
        return components
                .resolve(request.components(), null)
                .chain(named -> incidents.nextNumber(kind).chain(number -> {
                    var key = new IncidentKey(kind, stamps.uuid(), PublicIds.fresh(), number);
                    var decision = translations.complete(
                            Incident.declare(key, request.wish().changing(named), policy, stamps.next(caller)));
                    return changes.keep(decision, caller);
                }));
    }
}
