package io.sitrep.incident.console.maintenance;

import io.sitrep.incident.Settings;
import io.sitrep.incident.access.Role;
import io.sitrep.incident.api.Attempts;
import io.sitrep.incident.api.MaintenancesResource;
import io.sitrep.incident.console.Desk;
import io.sitrep.incident.console.Form;
import io.sitrep.incident.console.Said;
import io.sitrep.incident.console.Screen;
import io.sitrep.incident.console.Screens;
import io.sitrep.incident.console.incident.IncidentPages;
import io.sitrep.kit.problem.ProblemException;
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
import java.time.DateTimeException;
import java.time.YearMonth;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Maintenances as a list and as a month, and the form that plans one. */
@Path("/console")
@Produces(MediaType.TEXT_HTML)
@Cancellable(false)
public class MaintenanceScreens {
    private final MaintenancesResource maintenances;
    private final MaintenancePages pages;
    private final IncidentPages choices;
    private final Attempts attempts;
    private final Screens screens;
    private final Desk desk;
    private final Settings settings;

    MaintenanceScreens(
            MaintenancesResource maintenances,
            MaintenancePages pages,
            IncidentPages choices,
            Attempts attempts,
            Screens screens,
            Desk desk,
            Settings settings) {
        this.maintenances = maintenances;
        this.pages = pages;
        this.choices = choices;
        this.attempts = attempts;
        this.screens = screens;
        this.desk = desk;
        this.settings = settings;
    }

    @GET
    @Path("/maintenances")
    @RolesAllowed(Role.IS_VIEWER)
    @Operation(hidden = true)
    public Uni<Response> list(@RestQuery String month) {
        return pages.list(screens.of("maintenances", "maintenances"), month(month));
    }

    /** Not below the address of those that are there: what follows that is a reference. */
    @GET
    @Path("/plan")
    @RolesAllowed(Role.IS_RESPONDER)
    @Operation(hidden = true)
    public Uni<Response> form() {
        return form(screens.of("maintenances", "maintenancePlan"), Form.EMPTY, 200);
    }

    @POST
    @Path("/plan")
    @RolesAllowed(Role.IS_RESPONDER)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Uni<Response> plan(MultivaluedMap<String, String> fields) {
        Form form = desk.accept(fields);
        Screen screen = screens.of("maintenances", "maintenancePlan");
        if (form.isToBeShown()) {
            return form(screen, form, 200);
        }
        HttpHeaders headers = desk.headers(form);
        return attempts.of(() -> maintenances.schedule(new Plan(settings.timeZone()).fresh(form), headers))
                .chain(attempt -> attempt.isRefused()
                        ? form(
                                screen.refusing(attempt.problem()),
                                form,
                                attempt.problem().status())
                        : Uni.createFrom()
                                .item(desk.done(
                                        MaintenanceDoing.HOME
                                                + attempt.made().path("ref").asText(),
                                        new Said("saidPlanned", ""))));
    }

    private Uni<Response> form(Screen screen, Form typed, int status) {
        return choices.choices().map(all -> {
            PlanScreen form = new PlanScreen(
                    screen,
                    typed,
                    all.components(),
                    IncidentPages.regions(),
                    choices.locales(),
                    settings.declareVisibility().wire());
            return Screens.html(status, MaintenanceTemplates.plan(screen, form).render());
        });
    }

    private static YearMonth month(String text) {
        try {
            return text == null || text.isBlank() ? null : YearMonth.parse(text);
        } catch (DateTimeException unreadable) {
            throw ProblemException.invalid("month", "is not a month such as 2026-03");
        }
    }
}
