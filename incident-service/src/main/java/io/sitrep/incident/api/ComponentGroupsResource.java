package io.sitrep.incident.api;

import static io.sitrep.incident.api.CatalogMutations.present;
import static java.util.stream.Collectors.groupingBy;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.sitrep.incident.access.Role;
import io.sitrep.incident.api.Mutations.Made;
import io.sitrep.incident.catalog.news.CatalogNews;
import io.sitrep.incident.command.Stamps;
import io.sitrep.incident.domain.PublicIds;
import io.sitrep.incident.store.ComponentGroupRow;
import io.sitrep.incident.store.ComponentGroupStore;
import io.sitrep.incident.store.ComponentRow;
import io.sitrep.incident.store.ComponentStore;
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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Groups of components over HTTP. A component says which group it belongs to; the group only lists it. */
@Path("/api/v1/component-groups")
@Cancellable(false)
public class ComponentGroupsResource {
    private static final String KIND = "component group";
    private static final String NAME_TAKEN =
            "There is a group of that name, or one of its components would have the name of another without a group";

    private final CatalogMutations mutations;
    private final ComponentGroupStore groups;
    private final ComponentStore components;
    private final CatalogNews news;
    private final Stamps stamps;

    ComponentGroupsResource(
            CatalogMutations mutations,
            ComponentGroupStore groups,
            ComponentStore components,
            CatalogNews news,
            Stamps stamps) {
        this.mutations = mutations;
        this.groups = groups;
        this.components = components;
        this.news = news;
        this.stamps = stamps;
    }

    @GET
    @RolesAllowed({Role.IS_VIEWER, Role.IS_SERVICE})
    public Uni<Page<ComponentGroupJson>> list(@BeanParam ShortList page) {
        return Panache.withSession(() -> groups.all()
                .chain(rows -> components.all().map(all -> {
                    Map<UUID, List<ComponentRow>> members =
                            all.stream().filter(row -> row.groupId != null).collect(groupingBy(row -> row.groupId));
                    return page.cut(rows.stream()
                            .map(row -> ComponentGroupJson.of(row, members.getOrDefault(row.id, List.of())))
                            .toList());
                })));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Role.IS_VIEWER, Role.IS_SERVICE})
    public Uni<ComponentGroupJson> get(@RestPath String id) {
        return Panache.withSession(
                () -> groups.find(id).map(row -> present(row, KIND, id)).chain(this::json));
    }

    @POST
    @RolesAllowed(Role.IS_ADMIN)
    public Uni<Response> create(ComponentGroupFields body, @Context HttpHeaders headers) {
        ComponentGroupFields fields = Objects.requireNonNullElseGet(body, ComponentGroupFields::new);
        fields.name = Objects.requireNonNullElseGet(fields.name, Optional::empty);
        ComponentGroupRow row = blank();
        fields.apply(row);
        return mutations.run(
                NAME_TAKEN,
                headers,
                new Object[] {KIND, fields},
                () -> row.persistAndFlush()
                        .call(() -> news.groups(List.of(row)))
                        .map(made -> new Made(
                                201,
                                "/api/v1/component-groups/" + row.id,
                                null,
                                ComponentGroupJson.of(row, List.of()))));
    }

    @PATCH
    @Path("/{id}")
    @RolesAllowed(Role.IS_ADMIN)
    public Uni<Response> edit(@RestPath String id, ComponentGroupFields body, @Context HttpHeaders headers) {
        ComponentGroupFields fields = Objects.requireNonNullElseGet(body, ComponentGroupFields::new);
        fields.apply(new ComponentGroupRow());
        return mutations.run(
                NAME_TAKEN,
                headers,
                new Object[] {KIND, id, fields},
                () -> locked(id)
                        .chain(row -> {
                            fields.apply(row);
                            row.updatedAt = stamps.now();
                            return Panache.flush()
                                    .call(() -> news.groups(List.of(row)))
                                    .chain(() -> json(row));
                        })
                        .map(json -> new Made(200, null, null, json)));
    }

    /** Removes the group; its components stay and belong to none. */
    @DELETE
    @Path("/{id}")
    @RolesAllowed(Role.IS_ADMIN)
    public Uni<Response> delete(@RestPath String id, @Context HttpHeaders headers) {
        return mutations.run(
                NAME_TAKEN,
                headers,
                new Object[] {KIND, id, "delete"},
                () -> locked(id)
                        .chain(row -> groups.members(row)
                                .call(() -> row.delete().chain(Panache::flush))
                                .call(() -> news.gone(CatalogNews.GROUP, Map.of(row.id.toString(), row.name)))
                                .chain(freed -> news.components(freed.stream()
                                        .map(component -> component.id)
                                        .toList())))
                        .replaceWith(() -> new Made(204, null, null, null)));
    }

    private Uni<ComponentGroupRow> locked(String id) {
        return groups.lock(id).map(row -> present(row, KIND, id));
    }

    private Uni<ComponentGroupJson> json(ComponentGroupRow row) {
        return groups.members(row).map(members -> ComponentGroupJson.of(row, members));
    }

    private ComponentGroupRow blank() {
        ComponentGroupRow row = new ComponentGroupRow();
        row.id = stamps.uuid();
        row.publicId = PublicIds.fresh();
        row.createdAt = stamps.now();
        row.updatedAt = row.createdAt;
        return row;
    }
}
