package io.sitrep.incident.console.incident;

import io.sitrep.incident.access.Role;
import io.sitrep.incident.api.Attempts;
import io.sitrep.incident.api.IncidentShown;
import io.sitrep.incident.api.IncidentsResource;
import io.sitrep.incident.api.PostmortemResource;
import io.sitrep.incident.api.StatedHeaders;
import io.sitrep.incident.console.Desk;
import io.sitrep.incident.console.Form;
import io.sitrep.incident.console.Said;
import io.sitrep.incident.console.Screen;
import io.sitrep.incident.console.Screens;
import io.sitrep.incident.view.IncidentView;
import io.sitrep.incident.view.PostmortemView;
import io.sitrep.kit.problem.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.server.Cancellable;

/** The postmortem of an incident: read, written, published. While nobody has written one its form begins with the draft. */
@Path("/console/incidents/{ref}/postmortem")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@Cancellable(false)
public class PostmortemActs {
    private static final String KEY = "Idempotency-Key";

    private final PostmortemResource postmortems;
    private final IncidentsResource incidents;
    private final Attempts attempts;
    private final Screens screens;
    private final Desk desk;

    PostmortemActs(
            PostmortemResource postmortems,
            IncidentsResource incidents,
            Attempts attempts,
            Screens screens,
            Desk desk) {
        this.postmortems = postmortems;
        this.incidents = incidents;
        this.attempts = attempts;
        this.screens = screens;
        this.desk = desk;
    }

    @GET
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Role.IS_VIEWER)
    @Operation(hidden = true)
    public Uni<Response> postmortem(@RestPath String ref) {
        return page(screens.of("incidents", "postmortem"), ref, Form.EMPTY, null);
    }

    @POST
    @RolesAllowed(Role.IS_RESPONDER)
    @Operation(hidden = true)
    public Uni<Response> write(@RestPath String ref, MultivaluedMap<String, String> fields) {
        Form typed = desk.accept(fields);
        HttpHeaders headers = desk.headers(typed);
        Screen screen = screens.of("incidents", "postmortem");
        return attempts.of(() -> postmortems.write(ref, new PostmortemResource.WriteBody(typed.text("body")), headers))
                .chain(attempt ->
                        attempt.isRefused() ? page(screen, ref, typed, attempt.problem()) : done(ref, "saidSaved"));
    }

    /** What stands in the form is what is published: where that is not what was kept it is kept first. */
    @POST
    @Path("/publish")
    @RolesAllowed(Role.IS_RESPONDER)
    @Operation(hidden = true)
    public Uni<Response> publish(@RestPath String ref, MultivaluedMap<String, String> fields) {
        Form typed = desk.accept(fields);
        StatedHeaders headers = desk.headers(typed);
        Screen screen = screens.of("incidents", "postmortem");
        var wish = new PostmortemResource.PublishBody(typed.has("notify", "true"));
        return kept(ref, typed, headers)
                .chain(kept -> kept.isRefused()
                        ? Uni.createFrom().item(kept)
                        : attempts.of(() -> postmortems.publish(
                                ref,
                                wish,
                                kept.etag() == null ? headers : headers.with(HttpHeaders.IF_MATCH, kept.etag()))))
                .chain(attempt -> attempt.isRefused()
                        ? page(screen, ref, typed, attempt.problem())
                        : done(
                                ref,
                                attempt.made().path("state").asText().equals("published")
                                        ? "saidPostmortemPublished"
                                        : "saidPostmortemAwaits"));
    }

    /** The version that the form stands for. */
    private Uni<Attempts.Attempt> kept(String ref, Form typed, StatedHeaders headers) {
        return PostmortemScreen.isTyped(typed)
                ? attempts.of(() -> postmortems.write(
                        ref,
                        new PostmortemResource.WriteBody(typed.text("body")),
                        headers.with(KEY, headers.getHeaderString(KEY) + " text")))
                : Uni.createFrom()
                        .item(new Attempts.Attempt(null, headers.getHeaderString(HttpHeaders.IF_MATCH), null));
    }

    private Uni<Response> done(String ref, String said) {
        return Uni.createFrom().item(desk.done("/console/incidents/" + ref + "/postmortem", new Said(said, "")));
    }

    private Uni<Response> page(Screen screen, String ref, Form typed, Problem refused) {
        return incidents
                .get(ref)
                .chain(shown -> postmortems.read(ref, null).map(written -> {
                    IncidentView incident = ((IncidentShown) shown.getEntity()).incident();
                    PostmortemScreen page = new PostmortemScreen(
                            screen.about(screen.title() + " " + incident.ref(), refused),
                            incident,
                            (PostmortemView) written.getEntity(),
                            written.getHeaderString(HttpHeaders.ETAG),
                            typed);
                    return Screens.html(
                            refused == null ? 200 : refused.status(),
                            IncidentTemplates.postmortem(page.screen(), page).render());
                }));
    }
}
