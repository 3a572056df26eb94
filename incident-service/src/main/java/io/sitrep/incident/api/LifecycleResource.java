package io.sitrep.incident.api;

import io.sitrep.incident.Settings;
import io.sitrep.incident.access.Role;
import io.sitrep.incident.catalog.region.Regions;
import io.sitrep.incident.command.Caller;
import io.sitrep.incident.command.Changes;
import io.sitrep.incident.command.ConfirmProposals;
import io.sitrep.incident.command.IncidentTarget;
import io.sitrep.incident.command.MergeIncidents;
import io.sitrep.incident.command.PostUpdate;
import io.sitrep.incident.domain.Steering;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.server.Cancellable;

/** The turns in an incident's life that are no updates of their own, over HTTP. */
@Path("/api/v1/incidents/{ref}")
@Cancellable(false)
public class LifecycleResource {
    private final Mutations mutations;
    private final Callers callers;
    private final Changes changes;
    private final PostUpdate postUpdate;
    private final MergeIncidents mergeIncidents;
    private final ConfirmProposals confirmProposals;
    private final IncidentAnswers answers;
    private final Settings settings;

    LifecycleResource(
            Mutations mutations,
            Callers callers,
            Changes changes,
            PostUpdate postUpdate,
            MergeIncidents mergeIncidents,
            ConfirmProposals confirmProposals,
            IncidentAnswers answers,
            Settings settings) {
        this.mutations = mutations;
        this.callers = callers;
        this.changes = changes;
        this.postUpdate = postUpdate;
        this.mergeIncidents = mergeIncidents;
        this.confirmProposals = confirmProposals;
        this.answers = answers;
        this.settings = settings;
    }

    /** The incident another one goes into. */
    public record MergeBody(String into) {}

    @POST
    @Path("/acknowledge")
    @RolesAllowed({Role.IS_RESPONDER, Role.IS_SERVICE})
    public Uni<Response> acknowledge(@RestPath String ref, @Context HttpHeaders headers) {
        Caller caller = callers.of(headers);
        var expected = IfMatch.optional(headers);
        return mutations.run(
                headers,
                caller,
                new Object[] {"acknowledge", ref},
                () -> changes.run(ref, expected, caller, (incident, stamp) -> new Steering(incident).acknowledge(stamp))
                        .chain(incident -> answers.whole(200, incident)));
    }

    @POST
    @Path("/reopen")
    @RolesAllowed({Role.IS_RESPONDER, Role.IS_SERVICE})
    public Uni<Response> reopen(@RestPath String ref, ReopenBody body, @Context HttpHeaders headers) {
        Caller caller = callers.of(headers);
        var draft = Bodies.present(body).checked(settings.locales());
        var target = new IncidentTarget(ref, IfMatch.optional(headers));
        return mutations.run(
                headers,
                caller,
                new Object[] {"reopen", ref, body},
                () -> postUpdate.reopen(target, draft, caller).chain(reopened -> answers.whole(200, reopened.after())));
    }

    /** Takes in what was proposed because it depends on what fails. */
    @POST
    @Path("/proposals/confirm")
    @RolesAllowed({Role.IS_RESPONDER, Role.IS_SERVICE})
    public Uni<Response> confirm(@RestPath String ref, ConfirmBody body, @Context HttpHeaders headers) {
        Caller caller = callers.of(headers);
        var chosen = Bodies.present(body).checked();
        var target = new IncidentTarget(ref, IfMatch.optional(headers));
        return mutations.run(
                headers,
                caller,
                new Object[] {"confirm", ref, body},
                () -> confirmProposals.run(target, chosen, caller).chain(incident -> answers.whole(200, incident)));
    }

    @POST
    @Path("/merge")
    @RolesAllowed({Role.IS_RESPONDER, Role.IS_SERVICE})
    public Uni<Response> merge(@RestPath String ref, MergeBody body, @Context HttpHeaders headers) {
        Caller caller = callers.of(headers);
        Checks checks = new Checks();
        String into = checks.text("into", Bodies.present(body).into, Limits.NAME);
        checks.done();
        var target = new IncidentTarget(ref, IfMatch.optional(headers));
        return mutations.run(
                headers,
                caller,
                new Object[] {"merge", ref, body},
                () -> mergeIncidents
                        .run(target, into, Regions.now()::contains, caller)
                        .chain(merged -> answers.whole(200, merged)));
    }
}
