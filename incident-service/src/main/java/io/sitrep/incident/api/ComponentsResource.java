package io.sitrep.incident.api;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.sitrep.incident.access.Role;
import io.sitrep.incident.api.Mutations.Made;
import io.sitrep.incident.command.Stamps;
import io.sitrep.incident.domain.ComponentStatus;
import io.sitrep.incident.domain.PublicIds;
import io.sitrep.incident.page.Snapshot;
import io.sitrep.incident.store.ComponentGroupStore;
import io.sitrep.incident.store.ComponentRow;
import io.sitrep.incident.store.ComponentStore;
import io.sitrep.kit.problem.Problem;
import io.sitrep.kit.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Components over HTTP: what an incident can affect. Two of one group, or of none, don't have the same name. */
@Path("/api/v1/components")
@Cancellable(false)
public class ComponentsResource {
    private final Mutations mutations;
    private final Callers callers;
    private final ComponentStore components;
    private final ComponentGroupStore groups;
    private final Snapshot page;
    private final Stamps stamps;
    private final Clock clock;

    ComponentsResource(
            Mutations mutations,
            Callers callers,
            ComponentStore components,
            ComponentGroupStore groups,
            Snapshot page,
            Stamps stamps,
            Clock clock) {
        this.mutations = mutations;
        this.callers = callers;
        this.components = components;
        this.groups = groups;
        this.page = page;
        this.stamps = stamps;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({Role.IS_VIEWER, Role.IS_SERVICE})
    public Uni<Page<ComponentJson>> list(@BeanParam ShortList page) {
        return Panache.withSession(components::all)
                .map(rows -> page.cut(rows.stream().map(ComponentJson::of).toList()));
    }

    /** One of them, a retired one too. */
    @GET
    @Path("/{id}")
    @RolesAllowed({Role.IS_VIEWER, Role.IS_SERVICE})
    public Uni<ComponentJson> get(@RestPath String id) {
        return Panache.withSession(() -> components.find(id)).map(row -> ComponentJson.of(present(row, id)));
    }

    @POST
    @RolesAllowed(Role.IS_ADMIN)
    public Uni<Response> create(ComponentFields body, @Context HttpHeaders headers) {
        ComponentFields fields = Objects.requireNonNullElseGet(body, ComponentFields::new);
        ComponentRow row = blank();
        fields.name = Objects.requireNonNullElseGet(fields.name, Optional::empty);
        fields.apply(row);
        return change(
                headers,
                new Object[] {"component", fields},
                () -> join(row, fields)
                        .chain(() -> row.<ComponentRow>persistAndFlush())
                        .map(made -> new Made(201, "/api/v1/components/" + made.id, null, ComponentJson.of(made))));
    }

    @PATCH
    @Path("/{id}")
    @RolesAllowed(Role.IS_ADMIN)
    public Uni<Response> edit(@RestPath String id, ComponentFields body, @Context HttpHeaders headers) {
        ComponentFields fields = Objects.requireNonNullElseGet(body, ComponentFields::new);
        fields.apply(new ComponentRow());
        return change(
                headers,
                new Object[] {"component", id, fields},
                () -> live(id).chain(row -> join(row, fields)
                        .chain(() -> {
                            fields.apply(row);
                            row.updatedAt = clock.instant();
                            return Panache.flush();
                        })
                        .map(flushed -> new Made(200, null, null, ComponentJson.of(row)))));
    }

    /** Removes it; one that an incident names is retired instead: history keeps it and nothing new can name it. */
    @DELETE
    @Path("/{id}")
    @RolesAllowed(Role.IS_ADMIN)
    public Uni<Response> delete(@RestPath String id, @Context HttpHeaders headers) {
        return change(
                headers,
                new Object[] {"component", id, "delete"},
                () -> live(id).chain(row -> components.remove(row, clock.instant()))
                        .replaceWith(() -> new Made(204, null, null, null)));
    }

    private Uni<Response> change(HttpHeaders headers, Object[] request, Supplier<Uni<Made>> work) {
        return Taken.refused(
                        "There is a component of that name",
                        () -> mutations.run(headers, callers.of(headers), request, work))
                .invoke(page::refresh);
    }

    private Uni<ComponentRow> live(String id) {
        return components.lock(id).map(row -> present(row == null || row.retiredAt != null ? null : row, id));
    }

    private Uni<Void> join(ComponentRow row, ComponentFields fields) {
        if (fields.groupId == null || fields.groupId.isEmpty()) {
            row.groupId = fields.groupId == null ? row.groupId : null;
            return Uni.createFrom().voidItem();
        }
        return groups.find(fields.groupId.get())
                .invoke(group -> {
                    if (group == null) {
                        throw ProblemException.invalid("group_id", "is not a group that is known here");
                    }
                    row.groupId = group.id;
                })
                .replaceWithVoid();
    }

    private static ComponentRow present(ComponentRow row, String id) {
        if (row == null) {
            throw new ProblemException(Problem.notFound("component " + id));
        }
        return row;
    }

    private ComponentRow blank() {
        ComponentRow row = new ComponentRow();
        row.id = stamps.uuid();
        row.publicId = PublicIds.fresh();
        row.status = ComponentStatus.OPERATIONAL.wire();
        row.createdAt = clock.instant();
        row.updatedAt = row.createdAt;
        return row;
    }
}
