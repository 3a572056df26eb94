package io.sitrep.incident.api;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.sitrep.incident.Settings;
import io.sitrep.incident.access.Role;
import io.sitrep.incident.command.DeclareIncident;
import io.sitrep.incident.command.EditIncident;
import io.sitrep.incident.command.IncidentTarget;
import io.sitrep.incident.domain.Kind;
import io.sitrep.incident.view.IncidentView;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Incidents over HTTP. Hanging up undoes nothing: a request that was read is carried out. */
@Path("/api/v1/incidents")
@Cancellable(false)
public class IncidentsResource {
    private final Mutations mutations;
    private final Callers callers;
    private final DeclareIncident declareIncident;
    private final EditIncident editIncident;
    private final IncidentLists lists;
    private final IncidentAnswers answers;
    private final Settings settings;
    private final Clock clock;

    IncidentsResource(
            Mutations mutations,
            Callers callers,
            DeclareIncident declareIncident,
            EditIncident editIncident,
            IncidentLists lists,
            IncidentAnswers answers,
            Settings settings,
            Clock clock) {
        this.mutations = mutations;
        this.callers = callers;
        this.declareIncident = declareIncident;
        this.editIncident = editIncident;
        this.lists = lists;
        this.answers = answers;
        this.settings = settings;
        this.clock = clock;
    }

    @POST
    @RolesAllowed({Role.IS_RESPONDER, Role.IS_SERVICE})
    public Uni<Response> declare(DeclareBody body, @Context HttpHeaders headers) {
        var caller = callers.of(headers);
        var request = Bodies.present(body).checked(settings.locales(), settings.declareVisibility(), clock);
        return mutations.run(
                headers,
                caller,
                new Object[] {"declare", body},
                () -> declareIncident.run(request, caller).map(answers::declared));
    }

    @GET
    @RolesAllowed({Role.IS_VIEWER, Role.IS_SERVICE})
    public Uni<Page<IncidentView>> list(@BeanParam ListQuery query) {
        return lists.list(Kind.INCIDENT, query);
    }

    @GET
    @Path("/{ref}")
    @RolesAllowed({Role.IS_VIEWER, Role.IS_SERVICE})
    public Uni<Response> get(@RestPath String ref) {
        return Panache.withSession(() -> lists.find(Kind.INCIDENT, ref));
    }

    @PATCH
    @Path("/{ref}")
    @RolesAllowed({Role.IS_RESPONDER, Role.IS_SERVICE})
    public Uni<Response> edit(@RestPath String ref, EditBody body, @Context HttpHeaders headers) {
        var caller = callers.of(headers);
        var expected = IfMatch.required(headers);
        var checked = Bodies.present(body).checked();
        if (body.dataImpact() != null) {
            callers.requirePublisher("setting data_impact");
        }
        return mutations.run(
                headers,
                caller,
                new Object[] {"edit", ref, body},
                () -> editIncident
                        .run(
                                Kind.INCIDENT,
                                new IncidentTarget(ref, expected),
                                now -> checked.edit(),
                                now -> checked.targets(),
                                caller)
                        .chain(edited -> answers.whole(200, edited)));
    }
}
