package io.sitrep.incident.api;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.sitrep.incident.Settings;
import io.sitrep.incident.access.Role;
import io.sitrep.incident.api.Mutations.Made;
import io.sitrep.incident.command.Caller;
import io.sitrep.incident.command.DeclareIncident;
import io.sitrep.incident.command.PostUpdate;
import io.sitrep.incident.command.Unknown;
import io.sitrep.incident.store.IncidentCursor;
import io.sitrep.incident.store.IncidentRecord;
import io.sitrep.incident.store.IncidentRef;
import io.sitrep.incident.store.Incidents;
import io.sitrep.incident.view.IncidentView;
import io.sitrep.incident.view.PageAddress;
import io.sitrep.incident.view.UpdateView;
import io.sitrep.kit.problem.Problem;
import io.sitrep.kit.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
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
    private final PostUpdate postUpdate;
    private final Incidents incidents;
    private final PageAddress page;
    private final Settings settings;
    private final Clock clock;

    IncidentsResource(
            Mutations mutations,
            Callers callers,
            DeclareIncident declareIncident,
            PostUpdate postUpdate,
            Incidents incidents,
            PageAddress page,
            Settings settings,
            Clock clock) {
        this.mutations = mutations;
        this.callers = callers;
        this.declareIncident = declareIncident;
        this.postUpdate = postUpdate;
        this.incidents = incidents;
        this.page = page;
        this.settings = settings;
        this.clock = clock;
    }

    @POST
    @RolesAllowed({Role.IS_RESPONDER, Role.IS_SERVICE})
    public Uni<Response> declare(DeclareBody body, @Context HttpHeaders headers) {
        Caller caller = callers.of(headers);
        var request = present(body).checked(settings.locales(), settings.declareVisibility(), clock);
        return mutations.run(
                headers,
                caller,
                new Object[] {"declare", body},
                () -> declareIncident
                        .run(request, caller)
                        .chain(declared -> incidents.find(
                                IncidentRef.publicId(declared.key().publicId())))
                        .map(made -> new Made(201, "/api/v1/incidents/" + id(made), etag(made), view(made))));
    }

    @GET
    @RolesAllowed({Role.IS_VIEWER, Role.IS_SERVICE})
    public Uni<Page<IncidentView>> list(@BeanParam ListQuery query) {
        int limit = query.limit();
        var filter = query.filter();
        var cursor = query.cursor();
        return Panache.withSession(() -> incidents.list(filter, cursor, limit + 1))
                .map(found ->
                        new Page<>(found.stream().limit(limit).map(this::view).toList(), next(found, limit)));
    }

    @GET
    @Path("/{ref}")
    @RolesAllowed({Role.IS_VIEWER, Role.IS_SERVICE})
    public Uni<Response> get(@RestPath String ref) {
        IncidentRef name = IncidentRef.parse(ref).orElseThrow(() -> new Unknown(ref));
        return Panache.withSession(() -> incidents.find(name))
                .onItem()
                .ifNull()
                .failWith(() -> new Unknown(ref))
                .map(found ->
                        Response.ok(view(found)).header("ETag", etag(found)).build());
    }

    @POST
    @Path("/{ref}/updates")
    @RolesAllowed({Role.IS_RESPONDER, Role.IS_SERVICE})
    public Uni<Response> post(@RestPath String ref, UpdateBody body, @Context HttpHeaders headers) {
        Caller caller = callers.of(headers);
        var checked = present(body).checked(settings.locales());
        return mutations.run(
                headers,
                caller,
                new Object[] {"update", ref, body},
                () -> postUpdate
                        .run(ref, checked.draft(), checked.targets(), caller)
                        .map(decision -> new Made(
                                201,
                                "/api/v1/incidents/" + decision.after().key().id(),
                                etag(decision.after().revision().version()),
                                UpdateView.of(decision.update()))));
    }

    private IncidentView view(IncidentRecord found) {
        return IncidentView.whole(found.incident(), found.updates(), page);
    }

    private static String id(IncidentRecord found) {
        return found.incident().key().id().toString();
    }

    private static String etag(IncidentRecord found) {
        return etag(found.incident().revision().version());
    }

    private static String etag(long version) {
        return "\"" + version + "\"";
    }

    private static String next(List<IncidentRecord> found, int limit) {
        if (found.size() <= limit) {
            return null;
        }
        var last = found.get(limit - 1).incident();
        return new IncidentCursor(last.progress().startedAt(), last.key().id()).text();
    }

    private static <T> T present(T body) {
        if (body == null) {
            throw new ProblemException(Problem.malformed("This request wants a JSON object as its body"));
        }
        return body;
    }
}
