package io.sitrep.incident.console.incident;

import io.sitrep.incident.Settings;
import io.sitrep.incident.access.Role;
import io.sitrep.incident.api.Attempts;
import io.sitrep.incident.api.IncidentsResource;
import io.sitrep.incident.api.ListQuery;
import io.sitrep.incident.console.Days;
import io.sitrep.incident.console.Desk;
import io.sitrep.incident.console.Form;
import io.sitrep.incident.console.Said;
import io.sitrep.incident.console.Screen;
import io.sitrep.incident.console.Screens;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.server.Cancellable;

/** The list of incidents, and the form that declares one. */
@Path("/console")
@Produces(MediaType.TEXT_HTML)
@Cancellable(false)
public class IncidentsScreens {
    private static final List<String> FILTERS =
            List.of("status", "severity", "component", "region", "open", "since", "until");

    private final IncidentsResource incidents;
    private final IncidentPages pages;
    private final Attempts attempts;
    private final Screens screens;
    private final Desk desk;
    private final Settings settings;
    private final Days days;

    IncidentsScreens(
            IncidentsResource incidents,
            IncidentPages pages,
            Attempts attempts,
            Screens screens,
            Desk desk,
            Settings settings,
            Days days) {
        this.days = days;
        this.incidents = incidents;
        this.pages = pages;
        this.attempts = attempts;
        this.screens = screens;
        this.desk = desk;
        this.settings = settings;
    }

    @GET
    @RolesAllowed(Role.IS_VIEWER)
    @Operation(hidden = true)
    public Response first() {
        return Response.status(303).header("Location", "/console/incidents").build();
    }

    @GET
    @Path("/incidents")
    @RolesAllowed(Role.IS_VIEWER)
    @Operation(hidden = true)
    public Uni<Response> list(@Context UriInfo address) {
        Screen screen = screens.of("incidents", "incidents");
        Map<String, String> asked = asked(address);
        return incidents
                .list(ListQuery.of(days.moments(asked, "since", "until")::get))
                .chain(found -> pages.choices().map(choices -> {
                    asked.remove("cursor");
                    IncidentList list = new IncidentList(
                            screen,
                            found.items(),
                            asked,
                            found.nextCursor(),
                            choices.components().stream()
                                    .map(component -> component.name())
                                    .toList(),
                            IncidentPages.regions());
                    return Screens.html(
                            200, IncidentTemplates.incidents(screen, list).render());
                }));
    }

    @GET
    @Path("/declare")
    @RolesAllowed(Role.IS_RESPONDER)
    @Operation(hidden = true)
    public Uni<Response> form() {
        return form(screens.of("declare", "declare"), Form.EMPTY, 200);
    }

    @POST
    @Path("/incidents")
    @RolesAllowed(Role.IS_RESPONDER)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Uni<Response> declare(MultivaluedMap<String, String> fields) {
        Form form = desk.accept(fields);
        Screen screen = screens.of("declare", "declare");
        if (form.isToBeShown()) {
            return form(screen, form, 200);
        }
        return attempts.of(() -> incidents.declare(Bodies.declare(form), desk.headers(form)))
                .chain(attempt -> attempt.isRefused()
                        ? form(
                                screen.refusing(attempt.problem()),
                                form,
                                attempt.problem().status())
                        : Uni.createFrom()
                                .item(desk.done(
                                        "/console/incidents/"
                                                + attempt.made().path("ref").asText(),
                                        new Said("saidDeclared", ""))));
    }

    private Uni<Response> form(Screen screen, Form typed, int status) {
        return pages.choices().map(choices -> {
            List<TemplateChoice> templates = TemplateChoice.among(choices.entries());
            DeclareScreen form = new DeclareScreen(
                    screen,
                    TemplateChoice.begin(typed, templates, pages.locales()),
                    choices.components(),
                    IncidentPages.regions(),
                    choices.people(),
                    templates,
                    pages.locales(),
                    settings.declareVisibility().wire());
            return Screens.html(status, IncidentTemplates.declare(screen, form).render());
        });
    }

    /** Who asks for nothing is shown what is open. */
    private static Map<String, String> asked(UriInfo address) {
        Map<String, String> asked = new LinkedHashMap<>();
        MultivaluedMap<String, String> all = address.getQueryParameters();
        FILTERS.stream()
                .filter(name ->
                        all.getFirst(name) != null && !all.getFirst(name).isBlank())
                .forEach(name -> asked.put(name, all.getFirst(name)));
        if (FILTERS.stream().noneMatch(all::containsKey)) {
            asked.put("open", "true");
        }
        if (all.getFirst("cursor") != null) {
            asked.put("cursor", all.getFirst("cursor"));
        }
        return asked;
    }
}
