package io.sitrep.incident.api;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.sitrep.incident.access.Role;
import io.sitrep.incident.api.Mutations.Made;
import io.sitrep.incident.command.Stamps;
import io.sitrep.incident.domain.ComponentStatus;
import io.sitrep.incident.domain.PublicIds;
import io.sitrep.incident.page.Snapshot;
import io.sitrep.incident.store.ComponentRow;
import io.sitrep.incident.store.ComponentStore;
import io.sitrep.kit.problem.Failures;
import io.sitrep.kit.problem.Problem;
import io.sitrep.kit.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Components over HTTP: what an incident can affect. */
@Path("/api/v1/components")
@Cancellable(false)
public class ComponentsResource {
    private final Mutations mutations;
    private final Callers callers;
    private final ComponentStore components;
    private final Snapshot page;
    private final Stamps stamps;
    private final Clock clock;

    ComponentsResource(
            Mutations mutations,
            Callers callers,
            ComponentStore components,
            Snapshot page,
            Stamps stamps,
            Clock clock) {
        this.mutations = mutations;
        this.callers = callers;
        this.page = page;
        this.components = components;
        this.stamps = stamps;
        this.clock = clock;
    }

    /** A component to be made. */
    public record CreateBody(String name, String description, Integer position) {}

    /** A component as it is. */
    public record ComponentJson(
            UUID id,
            String publicId,
            String name,
            String description,
            int position,
            String status,
            Instant createdAt,
            Instant updatedAt) {
        static ComponentJson of(ComponentRow row) {
            return new ComponentJson(
                    row.id,
                    row.publicId,
                    row.name,
                    row.description,
                    row.position,
                    row.status,
                    row.createdAt,
                    row.updatedAt);
        }
    }

    @GET
    @RolesAllowed({Role.IS_VIEWER, Role.IS_SERVICE})
    public Uni<Page<ComponentJson>> list(@BeanParam ShortList page) {
        return Panache.withSession(components::all)
                .map(rows -> page.cut(rows.stream().map(ComponentJson::of).toList()));
    }

    @POST
    @RolesAllowed(Role.IS_ADMIN)
    public Uni<Response> create(CreateBody body, @Context HttpHeaders headers) {
        Checks checks = new Checks();
        String name = checks.text("name", body == null ? null : body.name, Limits.NAME);
        String description = checks.optionalText("description", body == null ? null : body.description, Limits.MESSAGE);
        checks.done();
        ComponentRow row = row(name, description, body.position == null ? 0 : body.position);
        return mutations
                .run(headers, callers.of(headers), new Object[] {"component", body}, () -> add(row))
                // Two at once: the index lets one through.
                .onFailure(Failures::isOfTheData)
                .transform(failure -> nameTaken())
                .invoke(page::refresh);
    }

    private Uni<Made> add(ComponentRow row) {
        return components.named(List.of(row.name)).chain(taken -> {
            if (!taken.isEmpty()) {
                throw nameTaken();
            }
            return row.<ComponentRow>persistAndFlush()
                    .map(made -> new Made(201, "/api/v1/components/" + made.id, null, ComponentJson.of(made)));
        });
    }

    private static ProblemException nameTaken() {
        return new ProblemException(Problem.of(409, "name-taken", "Name taken", "There is a component of that name"));
    }

    private ComponentRow row(String name, String description, int position) {
        ComponentRow row = new ComponentRow();
        row.id = stamps.uuid();
        row.publicId = PublicIds.fresh();
        row.name = name;
        row.description = description;
        row.position = position;
        row.status = ComponentStatus.OPERATIONAL.wire();
        row.createdAt = clock.instant();
        row.updatedAt = row.createdAt;
        return row;
    }
}
