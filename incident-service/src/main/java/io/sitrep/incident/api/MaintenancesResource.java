package io.sitrep.incident.api;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.sitrep.incident.Settings;
import io.sitrep.incident.access.Role;
import io.sitrep.incident.command.DeclareIncident;
import io.sitrep.incident.command.EditIncident;
import io.sitrep.incident.command.IncidentTarget;
import io.sitrep.incident.domain.Kind;
import io.sitrep.incident.maintenance.EscalateMaintenance;
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

/** Maintenances over HTTP: what is planned, and told in the same way as what happened. */
@Path("/api/v1/maintenances")
@Cancellable(false)
public class MaintenancesResource {
    private final Mutations mutations;
    private final Callers callers;
    private final DeclareIncident declareIncident;
    private final EditIncident editIncident;
    private final EscalateMaintenance escalateMaintenance;
    private final IncidentLists lists;
    private final IncidentAnswers answers;
    private final Settings settings;
    private final Clock clock;

    MaintenancesResource(
            Mutations mutations,
            Callers callers,
            DeclareIncident declareIncident,
            EditIncident editIncident,
            EscalateMaintenance escalateMaintenance,
            IncidentLists lists,
            IncidentAnswers answers,
            Settings settings,
            Clock clock) {
        this.mutations = mutations;
        this.callers = callers;
        this.declareIncident = declareIncident;
        this.editIncident = editIncident;
        this.escalateMaintenance = escalateMaintenance;
        this.lists = lists;
        this.answers = answers;
        this.settings = settings;
        this.clock = clock;
    }

    @POST
    @RolesAllowed({Role.IS_RESPONDER, Role.IS_SERVICE})
    public Uni<Response> schedule(MaintenanceBody body, @Context HttpHeaders headers) {
        var caller = callers.of(headers);
        var request =
                Bodies.present(body).checked(settings.locales(), settings.declareVisibility(), settings.timeZone());
        return mutations.run(
                headers,
                caller,
                new Object[] {"schedule", body},
                () -> declareIncident.schedule(request, caller).map(answers::declared));
    }

    @GET
    @RolesAllowed({Role.IS_VIEWER, Role.IS_SERVICE})
    public Uni<Page<IncidentView>> list(@BeanParam ListQuery query) {
        return lists.list(Kind.MAINTENANCE, query);
    }

    @GET
    @Path("/{ref}")
    @RolesAllowed({Role.IS_VIEWER, Role.IS_SERVICE})
    public Uni<Response> get(@RestPath String ref) {
        return Panache.withSession(() -> lists.find(Kind.MAINTENANCE, ref));
    }

    @PATCH
    @Path("/{ref}")
    @RolesAllowed({Role.IS_RESPONDER, Role.IS_SERVICE})
    public Uni<Response> edit(@RestPath String ref, MaintenanceEditBody body, @Context HttpHeaders headers) {
        var caller = callers.of(headers);
        var target = new IncidentTarget(ref, IfMatch.required(headers));
        MaintenanceEditBody wish = Bodies.present(body);
        return mutations.run(
                headers,
                caller,
                new Object[] {"edit maintenance", ref, body},
                () -> editIncident
                        .run(
                                Kind.MAINTENANCE,
                                target,
                                now -> wish.checked(now, settings.timeZone()),
                                wish::targets,
                                caller)
                        .chain(edited -> answers.whole(200, edited)));
    }

    /** Makes an incident of one that went wrong. */
    @POST
    @Path("/{ref}/escalate")
    @RolesAllowed({Role.IS_RESPONDER, Role.IS_SERVICE})
    public Uni<Response> escalate(@RestPath String ref, EscalationBody body, @Context HttpHeaders headers) {
        var caller = callers.of(headers);
        var target = new IncidentTarget(ref, IfMatch.optional(headers));
        EscalationBody wish = Bodies.present(body);
        return mutations.run(
                headers,
                caller,
                new Object[] {"escalate", ref, body},
                () -> escalateMaintenance
                        .run(
                                target,
                                now -> wish.checked(now, settings.locales(), clock),
                                EscalationBody.FAILING,
                                caller)
                        .chain(declared -> answers.whole(201, declared.after())));
    }
}
