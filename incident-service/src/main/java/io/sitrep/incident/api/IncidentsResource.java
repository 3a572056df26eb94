package io.sitrep.incident.api;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.sitrep.incident.Settings;
import io.sitrep.incident.access.Role;
import io.sitrep.incident.command.DeclareIncident;
import io.sitrep.incident.command.EditIncident;
import io.sitrep.incident.command.Unknown;
import io.sitrep.incident.store.IncidentRecord;
import io.sitrep.incident.store.IncidentRef;
import io.sitrep.incident.store.Incidents;
import io.sitrep.incident.store.TimeCursor;
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
import java.util.List;
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
    private final Incidents incidents;
    private final IncidentAnswers answers;
    private final Settings settings;
    private final Clock clock;

    IncidentsResource(
            Mutations mutations,
            Callers callers,
            DeclareIncident declareIncident,
            EditIncident editIncident,
            Incidents incidents,
            IncidentAnswers answers,
            Settings settings,
            Clock clock) {
        this.mutations = mutations;
        this.callers = callers;
        this.declareIncident = declareIncident;
        this.editIncident = editIncident;
        this.incidents = incidents;
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
        int limit = query.limit();
        var filter = query.filter();
        var cursor = query.cursor();
        return Panache.withSession(() -> incidents.list(filter, cursor, limit + 1))
                .map(found -> new Page<>(
                        found.stream().limit(limit).map(answers::view).toList(), next(found, limit)));
    }

    @GET
    @Path("/{ref}")
    @RolesAllowed({Role.IS_VIEWER, Role.IS_SERVICE})
    public Uni<Response> get(@RestPath String ref) {
        IncidentRef name = IncidentRef.parse(ref).orElseThrow(() -> new Unknown("incident " + ref));
        return Panache.withSession(() -> incidents.find(name))
                .onItem()
                .ifNull()
                .failWith(() -> new Unknown("incident " + ref))
                .map(found -> Response.ok(answers.view(found))
                        .header("ETag", IncidentAnswers.etag(found.incident()))
                        .build());
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
                        .run(ref, expected, checked.edit(), checked.targets(), caller)
                        .chain(edited -> answers.whole(200, edited)));
    }

    private static String next(List<IncidentRecord> found, int limit) {
        if (found.size() <= limit) {
            return null;
        }
        var last = found.get(limit - 1).incident();
        return new TimeCursor(last.progress().startedAt(), last.key().id()).text();
    }
}
