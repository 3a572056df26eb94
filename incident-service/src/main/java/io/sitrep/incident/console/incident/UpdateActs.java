package io.sitrep.incident.console.incident;

import com.fasterxml.jackson.databind.JsonNode;
import io.sitrep.incident.access.Role;
import io.sitrep.incident.api.Attempts;
import io.sitrep.incident.api.IncidentShown;
import io.sitrep.incident.api.PreviewResource;
import io.sitrep.incident.api.PreviewResource.PreviewView;
import io.sitrep.incident.api.UpdatesResource;
import io.sitrep.incident.console.Desk;
import io.sitrep.incident.console.Form;
import io.sitrep.incident.console.Said;
import io.sitrep.incident.console.Screen;
import io.sitrep.incident.view.IncidentView;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.server.Cancellable;

/** What is said about an incident, from its screen: look at it, post it, let it out, stop it, correct it, take it back. */
@Path("/console/incidents/{ref}")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@Cancellable(false)
public class UpdateActs {
    private static final String FORM = Overtaken.FORM_OF_UPDATE;

    private final UpdatesResource updates;
    private final PreviewResource previews;
    private final Attempts attempts;
    private final Doing acts;
    private final Desk desk;

    @Inject
    UpdateActs(UpdatesResource updates, PreviewResource previews, Attempts attempts, Acts acts, Desk desk) {
        this(updates, previews, attempts, (Doing) acts, desk);
    }

    /** For what is said about something else than an incident. */
    protected UpdateActs(UpdatesResource updates, PreviewResource previews, Attempts attempts, Doing acts, Desk desk) {
        this.updates = updates;
        this.previews = previews;
        this.attempts = attempts;
        this.acts = acts;
        this.desk = desk;
    }

    @POST
    @Path("/updates")
    @RolesAllowed(Role.IS_RESPONDER)
    @Operation(hidden = true)
    public Uni<Response> post(@RestPath String ref, MultivaluedMap<String, String> fields) {
        return acts.run(
                ref,
                FORM,
                fields,
                done -> new Said("said" + state(done.made()), ""),
                (form, headers) -> form.text("status") == null && !Overtaken.saysTitle(form)
                        ? updates.post(ref, Bodies.update(form), headers)
                        : acts.now(ref)
                                .chain(now -> updates.post(
                                        ref,
                                        Bodies.update(form),
                                        headers.with(HttpHeaders.IF_MATCH, follows(now, form)))));
    }

    /**
     * A status is chosen for what it follows. Where that is another one by now, it was chosen for a version that is gone: nobody is
     * to set back unseen what somebody else has said meanwhile. What has ended meanwhile is told by who decides about it. It is the
     * same with a title in another language that somebody else has corrected meanwhile.
     */
    private static String follows(Response now, Form form) {
        IncidentView incident = ((IncidentShown) now.getEntity()).incident();
        boolean same = form.text("status") == null || incident.status().equals(form.raw(Form.WAS + "status"));
        boolean follows = same || incident.resolvedAt() != null;
        return follows && Overtaken.titles(incident, form).isEmpty() || form.raw("was.version") == null
                ? now.getHeaderString(HttpHeaders.ETAG)
                : form.raw("was.version");
    }

    /** Changes nothing: the same screen with what would become of it. */
    @POST
    @Path("/preview")
    @RolesAllowed(Role.IS_RESPONDER)
    @Operation(hidden = true)
    public Uni<Response> preview(@RestPath String ref, MultivaluedMap<String, String> fields) {
        Form typed = desk.accept(fields);
        Screen screen = acts.screen();
        if (typed.isToBeShown()) {
            return acts.again(screen, ref, new Attempted(FORM, typed, null, null));
        }
        AtomicReference<PreviewView> seen = new AtomicReference<>();
        return attempts.of(() -> previews.preview(ref, true, Bodies.update(typed), desk.headers(typed))
                        .invoke(seen::set)
                        .map(view -> Response.ok().build()))
                .chain(attempt -> acts.again(screen, ref, new Attempted(FORM, typed, attempt.problem(), seen.get())));
    }

    @POST
    @Path("/updates/{id}/approve")
    @RolesAllowed(Role.IS_PUBLISHER)
    @Operation(hidden = true)
    public Uni<Response> approve(@RestPath String ref, @RestPath String id, MultivaluedMap<String, String> fields) {
        return acts.run(ref, "", fields, "saidApproved", (form, headers) -> updates.approve(ref, id, headers));
    }

    @POST
    @Path("/updates/{id}/publish")
    @RolesAllowed(Role.IS_RESPONDER)
    @Operation(hidden = true)
    public Uni<Response> publish(@RestPath String ref, @RestPath String id, MultivaluedMap<String, String> fields) {
        return acts.run(
                ref,
                "",
                fields,
                done -> new Said("said" + state(done.made()), ""),
                (form, headers) -> updates.publish(ref, id, headers));
    }

    /** Says how many had been told already, where that is known. */
    @POST
    @Path("/updates/{id}/stop")
    @RolesAllowed(Role.IS_PUBLISHER)
    @Operation(hidden = true)
    public Uni<Response> stop(@RestPath String ref, @RestPath String id, MultivaluedMap<String, String> fields) {
        return acts.run(
                ref,
                "",
                fields,
                done -> done.made().path("told").isNumber()
                        ? new Said("saidStoppedTold", done.made().path("told").asText())
                        : new Said("saidStopped", ""),
                (form, headers) -> updates.stop(ref, id, headers));
    }

    @POST
    @Path("/updates/{id}/retract")
    @RolesAllowed(Role.IS_PUBLISHER)
    @Operation(hidden = true)
    public Uni<Response> retract(@RestPath String ref, @RestPath String id, MultivaluedMap<String, String> fields) {
        return acts.run(ref, "", fields, "saidRetracted", (form, headers) -> updates.retract(ref, id, headers));
    }

    @POST
    @Path("/updates/{id}/correct")
    @RolesAllowed(Role.IS_RESPONDER)
    @Operation(hidden = true)
    public Uni<Response> correct(@RestPath String ref, @RestPath String id, MultivaluedMap<String, String> fields) {
        return acts.run(
                ref,
                Overtaken.FORM_OF_CORRECTION + id,
                fields,
                "saidCorrected",
                (form, headers) -> acts.unlessOvertaken(
                        ref,
                        headers,
                        now -> Overtaken.texts(now, id, form).isEmpty(),
                        of -> updates.correct(ref, id, Bodies.correction(form), of)));
    }

    /** What became of it, in the names of the texts: {@code Published}, {@code Held}, {@code AwaitingApproval}, {@code Draft}. */
    private static String state(JsonNode update) {
        return switch (update.path("state").asText()) {
            case "draft" -> "Draft";
            case "held" -> "Held";
            case "awaiting_approval" -> "AwaitingApproval";
            default -> "Published";
        };
    }
}
