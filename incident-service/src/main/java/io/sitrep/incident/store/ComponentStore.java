package io.sitrep.incident.store;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheQuery;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Where components are kept. Each method runs in the caller's session or transaction. */
@ApplicationScoped
public class ComponentStore {
    /**
     * In one order for everybody, and before the statement that reads what others have committed meanwhile. It leaves
     * references to the component free: two who both hold one would else wait for each other.
     */
    private static final String LOCK = "SELECT id FROM components WHERE id = ANY (:ids) ORDER BY id FOR NO KEY UPDATE";

    private static final String SETTLE = """
            UPDATE components c SET updated_at = now(), status = coalesce((
                SELECT a.status FROM incident_components a JOIN incidents i ON i.id = a.incident_id
                WHERE a.component_id = c.id AND i.resolved_at IS NULL AND i.visibility = 'public'
                    AND i.public_status IS NOT NULL
                ORDER BY array_position(ARRAY['major_outage', 'partial_outage', 'degraded_performance',
                    'under_maintenance', 'operational'], a.status)
                LIMIT 1), 'operational')
            WHERE c.id = ANY (:ids)""";

    /** All that are not retired, in the order of the page. */
    public Uni<List<ComponentRow>> all() {
        return ComponentRow.list("retiredAt is null", Sort.by("position").and("name"));
    }

    /**
     * One of them, retired or not; or null.
     *
     * @param idOrCode UUID or public id
     */
    public Uni<ComponentRow> find(String idOrCode) {
        return called(idOrCode).firstResult();
    }

    /** As {@link #find}, locked until the transaction ends: no incident comes to name it meanwhile. */
    public Uni<ComponentRow> lock(String idOrCode) {
        return called(idOrCode).withLock(LockModeType.PESSIMISTIC_WRITE).firstResult();
    }

    /** Removes it; one that an incident names is retired instead. */
    public Uni<Void> remove(ComponentRow component, Instant now) {
        return AffectedRow.count("componentId", component.id).chain(named -> {
            if (named == 0) {
                return component.delete();
            }
            component.retiredAt = now;
            component.updatedAt = now;
            component.groupId = null;
            return Uni.createFrom().voidItem();
        });
    }

    private static PanacheQuery<ComponentRow> called(String idOrCode) {
        return ComponentRow.find("cast(id as string) = ?1 or publicId = ?1", idOrCode.toLowerCase(Locale.ROOT));
    }

    /** Those that carry one of these UUIDs, public ids or names, retired ones left out. */
    public Uni<List<ComponentRow>> named(Collection<String> idsOrNames) {
        List<String> lower =
                idsOrNames.stream().map(text -> text.toLowerCase(Locale.ROOT)).toList();
        return lower.isEmpty()
                ? Uni.createFrom().item(List.of())
                : ComponentRow.list(
                        "retiredAt is null and (cast(id as string) in ?1 or publicId in ?1 or lower(name) in ?1)",
                        lower);
    }

    /** Those that share a public id with one of these, or a name; retired ones too. */
    public Uni<List<ComponentRow>> alike(Collection<ComponentRow> rows) {
        List<String> ids = rows.stream().map(row -> row.publicId).toList();
        List<String> names =
                rows.stream().map(row -> row.name.toLowerCase(Locale.ROOT)).toList();
        return rows.isEmpty()
                ? Uni.createFrom().item(List.of())
                : ComponentRow.list("publicId in ?1 or lower(name) in ?2", ids, names);
    }

    /** The public status of a component is the worst in which any open public incident holds it. */
    Uni<Void> settle(List<UUID> components) {
        if (components.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        UUID[] ids = components.toArray(UUID[]::new);
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(LOCK, UUID.class)
                        .setParameter("ids", ids)
                        .getResultList()
                        .chain(() -> session.createNativeQuery(SETTLE)
                                .setParameter("ids", ids)
                                .executeUpdate()))
                .replaceWithVoid();
    }
}
