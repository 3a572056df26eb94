package io.sitrep.incident.api;

import io.sitrep.incident.Settings;
import io.sitrep.incident.access.Role;
import io.sitrep.incident.command.Caller;
import io.sitrep.incident.command.ChangeUpdate;
import io.sitrep.incident.command.ChangeUpdate.Target;
import io.sitrep.incident.command.IncidentTarget;
import io.sitrep.incident.command.PostUpdate;
import io.sitrep.incident.domain.Decision;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.function.BiFunction;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.server.Cancellable;

/** What is said about an incident, over HTTP: post it, let it out, stop it, correct it, take it back. */
@Path("/api/v1/incidents/{ref}/updates")
@Cancellable(false)
public class UpdatesResource {
    private final Mutations mutations;
    private final Callers callers;
    private final PostUpdate postUpdate;
    private final ChangeUpdate changeUpdate;
    private final IncidentAnswers answers;
    private final StoppedCount stopped;
    private final Settings settings;

    UpdatesResource(
            Mutations mutations,
            Callers callers,
            PostUpdate postUpdate,
            ChangeUpdate changeUpdate,
            IncidentAnswers answers,
            StoppedCount stopped,
            Settings settings) {
        this.mutations = mutations;
        this.callers = callers;
        this.postUpdate = postUpdate;
        this.changeUpdate = changeUpdate;
        this.answers = answers;
        this.stopped = stopped;
        this.settings = settings;
    }

    @POST
    @RolesAllowed({Role.IS_RESPONDER, Role.IS_SERVICE})
    public Uni<Response> post(@RestPath String ref, UpdateBody body, @Context HttpHeaders headers) {
        Caller caller = callers.of(headers);
        var checked = Bodies.present(body).checked(settings.locales());
        var target = new IncidentTarget(ref, IfMatch.optional(headers));
        return mutations.run(
                headers,
                caller,
                new Object[] {"update", ref, body},
                () -> postUpdate
                        .run(target, checked.draft(), checked.targets(), caller)
                        .map(decision -> answers.update(201, decision)));
    }

    @PATCH
    @Path("/{id}")
    @RolesAllowed({Role.IS_RESPONDER, Role.IS_SERVICE})
    public Uni<Response> correct(
            @RestPath String ref, @RestPath String id, CorrectionBody body, @Context HttpHeaders headers) {
        Caller caller = callers.of(headers);
        var wish = Bodies.present(body).checked(settings.locales());
        Target target = new Target(ref, id, IfMatch.optional(headers));
        return mutations.run(
                headers,
                caller,
                new Object[] {"correct", ref, id, body},
                () -> changeUpdate.correct(target, wish, caller).map(decision -> answers.update(200, decision)));
    }

    @POST
    @Path("/{id}/approve")
    @RolesAllowed({Role.IS_PUBLISHER, Role.IS_SERVICE})
    public Uni<Response> approve(@RestPath String ref, @RestPath String id, @Context HttpHeaders headers) {
        return change("approve", ref, id, headers, changeUpdate::approve);
    }

    @POST
    @Path("/{id}/publish")
    @RolesAllowed({Role.IS_RESPONDER, Role.IS_SERVICE})
    public Uni<Response> publish(@RestPath String ref, @RestPath String id, @Context HttpHeaders headers) {
        return change("publish", ref, id, headers, changeUpdate::publish);
    }

    @POST
    @Path("/{id}/stop")
    @RolesAllowed({Role.IS_PUBLISHER, Role.IS_SERVICE})
    public Uni<Response> stop(@RestPath String ref, @RestPath String id, @Context HttpHeaders headers) {
        return change("stop", ref, id, headers, changeUpdate::stop).chain(answer -> stopped.counted(ref, answer));
    }

    @POST
    @Path("/{id}/retract")
    @RolesAllowed({Role.IS_PUBLISHER, Role.IS_SERVICE})
    public Uni<Response> retract(@RestPath String ref, @RestPath String id, @Context HttpHeaders headers) {
        return change("retract", ref, id, headers, changeUpdate::retract);
    }

    private Uni<Response> change(
            String verb, String ref, String id, HttpHeaders headers, BiFunction<Target, Caller, Uni<Decision>> work) {
        Caller caller = callers.of(headers);
        Target target = new Target(ref, id, IfMatch.optional(headers));
        return mutations.run(
                headers,
                caller,
                new Object[] {verb, ref, id},
                () -> work.apply(target, caller).map(decision -> answers.update(200, decision)));
    }
}
