package io.sitrep.incident.api;

import static io.sitrep.incident.api.CatalogMutations.present;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.sitrep.incident.access.Role;
import io.sitrep.incident.api.Mutations.Made;
import io.sitrep.incident.catalog.change.Needs;
import io.sitrep.incident.catalog.news.CatalogNews;
import io.sitrep.incident.command.Stamps;
import io.sitrep.incident.domain.ComponentStatus;
import io.sitrep.incident.domain.PublicIds;
import io.sitrep.incident.store.ComponentGroupStore;
import io.sitrep.incident.store.ComponentRecord;
import io.sitrep.incident.store.ComponentRemoval;
import io.sitrep.incident.store.ComponentRow;
import io.sitrep.incident.store.ComponentStore;
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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Components over HTTP: what an incident can affect. Two of one group, or of none, don't have the same name. */
@Path("/api/v1/components")
@Cancellable(false)
public class ComponentsResource {
    private static final String KIND = CatalogNews.COMPONENT;
    private static final String TAKEN = "There is a component of that name";

    private final CatalogMutations mutations;
    private final ComponentStore components;
    private final ComponentGroupStore groups;
    private final ComponentRemoval removal;
    private final Needs needs;
    private final CatalogNews news;
    private final Stamps stamps;

    ComponentsResource(
            CatalogMutations mutations,
            ComponentStore components,
            ComponentGroupStore groups,
            ComponentRemoval removal,
            Needs needs,
            CatalogNews news,
            Stamps stamps) {
        this.mutations = mutations;
        this.components = components;
        this.groups = groups;
        this.removal = removal;
        this.needs = needs;
        this.news = news;
        this.stamps = stamps;
    }

    @GET
    @RolesAllowed({Role.IS_VIEWER, Role.IS_SERVICE})
    public Uni<Page<ComponentRecord>> list(@BeanParam ShortList page) {
        return Panache.withSession(components::current).map(page::cut);
    }

    /** One of them, a retired one too. */
    @GET
    @Path("/{id}")
    @RolesAllowed({Role.IS_VIEWER, Role.IS_SERVICE})
    public Uni<ComponentRecord> get(@RestPath String id) {
        return Panache.withSession(() -> components.find(id).chain(row -> whole(present(row, KIND, id).id)));
    }

    @POST
    @RolesAllowed(Role.IS_ADMIN)
    public Uni<Response> create(ComponentFields body, @Context HttpHeaders headers) {
        ComponentFields fields = Objects.requireNonNullElseGet(body, ComponentFields::new);
        ComponentRow row = blank();
        fields.name = Objects.requireNonNullElseGet(fields.name, Optional::empty);
        fields.apply(row);
        return mutations.run(
                TAKEN,
                headers,
                new Object[] {KIND, fields},
                () -> keep(row, fields).map(made -> new Made(201, "/api/v1/components/" + made.id(), null, made)));
    }

    @PATCH
    @Path("/{id}")
    @RolesAllowed(Role.IS_ADMIN)
    public Uni<Response> edit(@RestPath String id, ComponentFields body, @Context HttpHeaders headers) {
        ComponentFields fields = Objects.requireNonNullElseGet(body, ComponentFields::new);
        fields.apply(new ComponentRow());
        return mutations.run(
                TAKEN,
                headers,
                new Object[] {KIND, id, fields},
                () -> live(id).chain(row -> keep(row, fields)).map(changed -> new Made(200, null, null, changed)));
    }

    /** Removes it; one that an incident names is retired instead: history keeps it and nothing new can name it. */
    @DELETE
    @Path("/{id}")
    @RolesAllowed(Role.IS_ADMIN)
    public Uni<Response> delete(@RestPath String id, @Context HttpHeaders headers) {
        return mutations.run(
                TAKEN,
                headers,
                new Object[] {KIND, id, "delete"},
                () -> live(id).call(needs::refuseNamed)
                        .chain(row -> removal.run(List.of(row.id), stamps.now())
                                .call(removed -> news.components(removed.retired()))
                                .call(removed -> news.components(removed.bereft()))
                                .chain(removed -> removed.removed().isEmpty()
                                        ? Uni.createFrom().voidItem()
                                        : news.gone(KIND, Map.of(row.id.toString(), row.name))))
                        .replaceWith(() -> new Made(204, null, null, null)));
    }

    /** Refuses what it names before anything is written; then has it told. */
    private Uni<ComponentRecord> keep(ComponentRow row, ComponentFields fields) {
        String name = fields.name == null ? row.name : fields.name.orElse(row.name);
        return group(row, fields)
                .chain(group -> needed(row.id, name, fields).chain(needed -> {
                    fields.apply(row);
                    row.groupId = group.orElse(null);
                    row.updatedAt = stamps.now();
                    return row.persistAndFlush()
                            .call(() -> connect(row.id, needed, fields.regions))
                            .call(() -> news.components(List.of(row.id)))
                            .chain(() -> whole(row.id));
                }));
    }

    /** @param regions null when the request does not say */
    private Uni<Void> connect(UUID id, Optional<List<UUID>> needed, Optional<List<String>> regions) {
        Uni<Void> nothing = Uni.createFrom().voidItem();
        return needed.map(ids -> needs.keep(id, ids))
                .orElse(nothing)
                .chain(() -> regions == null ? nothing : components.offer(id, regions.orElse(List.of())));
    }

    private Uni<ComponentRow> live(String id) {
        return components.lock(id).map(row -> present(row == null || row.retiredAt != null ? null : row, KIND, id));
    }

    private Uni<ComponentRecord> whole(UUID id) {
        return components.whole(List.of(id)).map(found -> found.get(0));
    }

    /** What it needs from now on; empty when the request does not say. */
    private Uni<Optional<List<UUID>>> needed(UUID id, String name, ComponentFields fields) {
        return fields.dependsOn == null
                ? Uni.createFrom().item(Optional.empty())
                : needs.named(id, name, fields.dependsOn.orElse(List.of())).map(Optional::of);
    }

    /** The group it belongs to from now on, if any. */
    private Uni<Optional<UUID>> group(ComponentRow row, ComponentFields fields) {
        if (fields.groupId == null || fields.groupId.isEmpty()) {
            return Uni.createFrom().item(Optional.ofNullable(fields.groupId == null ? row.groupId : null));
        }
        return groups.find(fields.groupId.get()).map(group -> {
            if (group == null) {
                throw ProblemException.invalid("group_id", "is not a group that is known here");
            }
            return Optional.of(group.id);
        });
    }

    private ComponentRow blank() {
        ComponentRow row = new ComponentRow();
        row.id = stamps.uuid();
        row.publicId = PublicIds.fresh();
        row.status = ComponentStatus.OPERATIONAL.wire();
        row.createdAt = stamps.now();
        row.updatedAt = row.createdAt;
        return row;
    }
}
