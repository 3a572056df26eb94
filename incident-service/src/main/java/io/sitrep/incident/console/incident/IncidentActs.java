package io.sitrep.incident.console.incident;

import io.sitrep.incident.access.Role;
import io.sitrep.incident.api.IncidentsResource;
import io.sitrep.incident.api.LifecycleResource;
import io.sitrep.incident.api.StaffingResource;
import io.sitrep.incident.api.TasksResource;
import io.sitrep.incident.api.TimelineResource;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.Cancellable;

/** An incident's screen, and what is done about it there besides what is said about it. */
@Path("/console/incidents/{ref}")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@Cancellable(false)
public class IncidentActs {
    private final IncidentsResource incidents;
    private final LifecycleResource lifecycle;
    private final StaffingResource staffing;
    private final TasksResource tasks;
    private final TimelineResource timeline;
    private final Acts acts;

    IncidentActs(
            IncidentsResource incidents,
            LifecycleResource lifecycle,
            StaffingResource staffing,
            TasksResource tasks,
            TimelineResource timeline,
            Acts acts) {
        this.incidents = incidents;
        this.lifecycle = lifecycle;
        this.staffing = staffing;
        this.tasks = tasks;
        this.timeline = timeline;
        this.acts = acts;
    }

    /** The screen itself. */
    @GET
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Role.IS_VIEWER)
    @Operation(hidden = true)
    public Uni<Response> incident(@RestPath String ref, @RestQuery String before) {
        return acts.show(ref, before);
    }

    @POST
    @Path("/facts")
    @RolesAllowed(Role.IS_RESPONDER)
    @Operation(hidden = true)
    public Uni<Response> facts(@RestPath String ref, MultivaluedMap<String, String> fields) {
        return acts.run(
                ref,
                "facts",
                fields,
                "saidSaved",
                (form, headers) -> acts.unlessOvertaken(
                        ref,
                        headers,
                        now -> Difference.ofFacts(now, form).isEmpty(),
                        of -> incidents.edit(ref, Bodies.facts(form), of)));
    }

    @POST
    @Path("/grid")
    @RolesAllowed(Role.IS_RESPONDER)
    @Operation(hidden = true)
    public Uni<Response> grid(@RestPath String ref, MultivaluedMap<String, String> fields) {
        return acts.run(
                ref,
                "grid",
                fields,
                "saidSaved",
                (form, headers) -> acts.unlessOvertaken(
                        ref,
                        headers,
                        now -> Grid.isAsSeen(now, form),
                        of -> incidents.edit(ref, Bodies.grid(form), of)));
    }

    @POST
    @Path("/acknowledge")
    @RolesAllowed(Role.IS_RESPONDER)
    @Operation(hidden = true)
    public Uni<Response> acknowledge(@RestPath String ref, MultivaluedMap<String, String> fields) {
        return acts.run(ref, "", fields, "saidAcknowledged", (form, headers) -> lifecycle.acknowledge(ref, headers));
    }

    @POST
    @Path("/reopen")
    @RolesAllowed(Role.IS_RESPONDER)
    @Operation(hidden = true)
    public Uni<Response> reopen(@RestPath String ref, MultivaluedMap<String, String> fields) {
        return acts.run(
                ref,
                "reopen",
                fields,
                "saidReopened",
                (form, headers) -> lifecycle.reopen(ref, Bodies.reopen(form), headers));
    }

    @POST
    @Path("/merge")
    @RolesAllowed(Role.IS_RESPONDER)
    @Operation(hidden = true)
    public Uni<Response> merge(@RestPath String ref, MultivaluedMap<String, String> fields) {
        return acts.run(
                ref,
                "merge",
                fields,
                "saidMerged",
                (form, headers) -> lifecycle.merge(ref, new LifecycleResource.MergeBody(form.text("into")), headers));
    }

    /** Nobody typed: nobody has it any more. */
    @POST
    @Path("/roles/{role}")
    @RolesAllowed(Role.IS_RESPONDER)
    @Operation(hidden = true)
    public Uni<Response> role(@RestPath String ref, @RestPath String role, MultivaluedMap<String, String> fields) {
        return acts.run(
                ref,
                Overtaken.FORM_OF_ROLE + role,
                fields,
                "saidSaved",
                (form, headers) -> acts.unlessOvertaken(
                        ref,
                        headers,
                        now -> Overtaken.role(now, role, form).isEmpty(),
                        of -> form.text("person") == null
                                ? staffing.relieve(ref, role, of)
                                : staffing.assign(
                                        ref, role, new StaffingResource.RoleBody(form.text("person"), null), of)));
    }

    @POST
    @Path("/tasks")
    @RolesAllowed(Role.IS_RESPONDER)
    @Operation(hidden = true)
    public Uni<Response> task(@RestPath String ref, MultivaluedMap<String, String> fields) {
        return acts.run(
                ref,
                "task",
                fields,
                "saidSaved",
                (form, headers) ->
                        tasks.add(ref, new TasksResource.TaskBody(form.text("text"), form.text("assignee")), headers));
    }

    @POST
    @Path("/tasks/{id}")
    @RolesAllowed(Role.IS_RESPONDER)
    @Operation(hidden = true)
    public Uni<Response> done(@RestPath String ref, @RestPath String id, MultivaluedMap<String, String> fields) {
        return acts.run(
                ref,
                "",
                fields,
                "saidSaved",
                (form, headers) ->
                        tasks.edit(ref, id, new TasksResource.TaskEdit(null, null, form.has("done", "true")), headers));
    }

    @POST
    @Path("/notes")
    @RolesAllowed(Role.IS_RESPONDER)
    @Operation(hidden = true)
    public Uni<Response> note(@RestPath String ref, MultivaluedMap<String, String> fields) {
        return acts.note(ref, fields, timeline);
    }
}
