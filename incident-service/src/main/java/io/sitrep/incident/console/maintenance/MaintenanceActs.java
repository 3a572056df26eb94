package io.sitrep.incident.console.maintenance;

import io.sitrep.incident.Settings;
import io.sitrep.incident.access.Role;
import io.sitrep.incident.api.EscalationBody;
import io.sitrep.incident.api.MaintenanceTimelineResource;
import io.sitrep.incident.api.MaintenancesResource;
import io.sitrep.incident.console.Said;
import io.sitrep.incident.console.incident.Difference;
import io.sitrep.incident.console.incident.IncidentScreen;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.ZoneId;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.Cancellable;

/** A maintenance's screen, and what is done about it there besides what is said about it. */
@Path("/console/maintenances/{ref}")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@Cancellable(false)
public class MaintenanceActs {
    private final MaintenancesResource maintenances;
    private final MaintenanceTimelineResource timeline;
    private final MaintenanceDoing acts;
    private final ZoneId zone;

    MaintenanceActs(
            MaintenancesResource maintenances,
            MaintenanceTimelineResource timeline,
            MaintenanceDoing acts,
            Settings settings) {
        this.maintenances = maintenances;
        this.timeline = timeline;
        this.acts = acts;
        this.zone = settings.timeZone();
    }

    /** The screen itself. */
    @GET
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Role.IS_VIEWER)
    @Operation(hidden = true)
    public Uni<Response> maintenance(@RestPath String ref, @RestQuery String before) {
        return acts.show(ref, before);
    }

    /** Moves it, and changes what else is planned. That it is over by now is news to whoever plans it. */
    @POST
    @Path("/plan")
    @RolesAllowed(Role.IS_RESPONDER)
    @Operation(hidden = true)
    public Uni<Response> plan(@RestPath String ref, MultivaluedMap<String, String> fields) {
        return acts.run(
                ref,
                MaintenanceScreen.FORM_OF_PLAN,
                fields,
                "saidSaved",
                (form, headers) -> acts.unlessOvertaken(
                        ref,
                        headers,
                        now -> IncidentScreen.isOpen(now)
                                && Difference.between(new Plan(zone).fields(now), form, "")
                                        .isEmpty(),
                        of -> maintenances.edit(ref, new Plan(zone).edit(form), of)));
    }

    /** Makes an incident of it, and leads there. */
    @POST
    @Path("/escalate")
    @RolesAllowed(Role.IS_RESPONDER)
    @Operation(hidden = true)
    public Uni<Response> escalate(@RestPath String ref, MultivaluedMap<String, String> fields) {
        return acts.leading(
                ref,
                "escalate",
                fields,
                done -> "/console/incidents/" + done.made().path("ref").asText(),
                done -> new Said("saidDeclared", ""),
                (form, headers) -> maintenances.escalate(
                        ref,
                        new EscalationBody(
                                form.text("title"),
                                form.text("message"),
                                form.text("severity"),
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                form.has("notify", "true")),
                        headers));
    }

    @POST
    @Path("/notes")
    @RolesAllowed(Role.IS_RESPONDER)
    @Operation(hidden = true)
    public Uni<Response> note(@RestPath String ref, MultivaluedMap<String, String> fields) {
        return acts.note(ref, fields, timeline);
    }
}
