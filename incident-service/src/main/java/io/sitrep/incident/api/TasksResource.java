package io.sitrep.incident.api;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.sitrep.incident.access.Role;
import io.sitrep.incident.api.Mutations.Made;
import io.sitrep.incident.command.Caller;
import io.sitrep.incident.command.Changes;
import io.sitrep.incident.command.Unknown;
import io.sitrep.incident.domain.Decision;
import io.sitrep.incident.domain.Incident;
import io.sitrep.incident.domain.PlainText;
import io.sitrep.incident.domain.Staffing;
import io.sitrep.incident.domain.Stamp;
import io.sitrep.incident.domain.Task;
import io.sitrep.incident.store.IncidentRef;
import io.sitrep.incident.store.Incidents;
import io.sitrep.incident.view.TaskView;
import io.sitrep.kit.problem.Problem;
import io.sitrep.kit.problem.ProblemException;
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
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.server.Cancellable;

/** What is to be done in the response to an incident, over HTTP. */
@Path("/api/v1/incidents/{ref}/tasks")
@Cancellable(false)
public class TasksResource {
    private static final int LONGEST = 500;
    private static final int MOST = 200;

    private final Mutations mutations;
    private final Callers callers;
    private final Changes changes;
    private final Incidents incidents;

    TasksResource(Mutations mutations, Callers callers, Changes changes, Incidents incidents) {
        this.mutations = mutations;
        this.callers = callers;
        this.changes = changes;
        this.incidents = incidents;
    }

    /** A new task. */
    public record TaskBody(String text, String assignee) {}

    /** What is to be different about a task; what is left out stays. */
    public record TaskEdit(String text, String assignee, Boolean done) {}

    @GET
    @RolesAllowed({Role.IS_VIEWER, Role.IS_SERVICE})
    public Uni<Page<TaskView>> list(@RestPath String ref, @BeanParam ShortList page) {
        IncidentRef name = IncidentRef.parse(ref).orElseThrow(() -> new Unknown("incident " + ref));
        return Panache.withSession(() -> incidents.find(name))
                .onItem()
                .ifNull()
                .failWith(() -> new Unknown("incident " + ref))
                .map(found -> page.cut(found.incident().response().tasks().stream()
                        .map(TaskView::of)
                        .toList()));
    }

    @POST
    @RolesAllowed({Role.IS_RESPONDER, Role.IS_SERVICE})
    public Uni<Response> add(@RestPath String ref, TaskBody body, @Context HttpHeaders headers) {
        Checks checks = new Checks();
        String text = checks.text("text", Bodies.present(body).text, LONGEST);
        String assignee = checks.optionalText("assignee", PlainText.line(body.assignee), Limits.NAME);
        checks.done();
        return change(
                new Object[] {"task", ref, body},
                ref,
                headers,
                (incident, stamp) -> Optional.of(new Staffing(roomy(incident)).add(text, assignee, stamp)),
                incident -> answer(201, incident, last(incident.response().tasks())));
    }

    @PATCH
    @Path("/{id}")
    @RolesAllowed({Role.IS_RESPONDER, Role.IS_SERVICE})
    public Uni<Response> edit(@RestPath String ref, @RestPath String id, TaskEdit body, @Context HttpHeaders headers) {
        Checks checks = new Checks();
        String text = checks.keptText("text", Bodies.present(body).text, LONGEST);
        String assignee = checks.keptText("assignee", PlainText.line(body.assignee), Limits.NAME);
        checks.done();
        UUID task = uuid(id);
        return change(
                new Object[] {"edit task", ref, id, body},
                ref,
                headers,
                (incident, stamp) -> new Staffing(incident).change(task, text, assignee, body.done, stamp),
                incident -> answer(200, incident, named(incident, task)));
    }

    private Uni<Response> change(
            Object[] request,
            String ref,
            HttpHeaders headers,
            BiFunction<Incident, Stamp, Optional<Decision>> decide,
            Function<Incident, Made> answer) {
        Caller caller = callers.of(headers);
        var expected = IfMatch.optional(headers);
        return mutations.run(
                headers,
                caller,
                request,
                () -> changes.run(ref, expected, caller, decide).map(answer));
    }

    private static Made answer(int status, Incident incident, Task task) {
        String location = status == 201 ? IncidentAnswers.location(incident) + "/tasks/" + task.id() : null;
        return new Made(status, location, IncidentAnswers.etag(incident), TaskView.of(task));
    }

    private static Incident roomy(Incident incident) {
        if (incident.response().tasks().size() >= MOST) {
            throw new ProblemException(
                    Problem.of(409, "too-many", "Too many", "An incident has at most " + MOST + " tasks"));
        }
        return incident;
    }

    private static Task named(Incident incident, UUID id) {
        return incident.response().tasks().stream()
                .filter(task -> task.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static UUID uuid(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException none) {
            throw new Unknown("task " + id);
        }
    }

    private static Task last(List<Task> tasks) {
        return tasks.get(tasks.size() - 1);
    }
}
