package io.sitrep.incident.store;

import io.quarkus.hibernate.reactive.panache.PanacheQuery;
import io.quarkus.panache.common.Sort;
import io.sitrep.incident.sql.PlainSql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Arrays;
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
    private static final String LOCK = "SELECT id FROM components WHERE id = ANY ($1) ORDER BY id FOR NO KEY UPDATE";

    private static final String NAMED = """
            SELECT id, public_id, name, status FROM components
            WHERE retired_at IS NULL AND (id = ANY ($1) OR public_id = ANY ($2) OR lower(name) = ANY ($2))""";

    private static final String HELD = """
            SELECT DISTINCT a.component_id FROM incident_components a JOIN incidents i ON i.id = a.incident_id
            WHERE a.component_id = ANY ($1) AND i.resolved_at IS NULL AND i.visibility = 'public'
              AND i.public_status IS NOT NULL""";

    private static final String SETTLE = """
            UPDATE components c SET updated_at = now(), status = coalesce((
                SELECT a.status FROM incident_components a JOIN incidents i ON i.id = a.incident_id
                WHERE a.component_id = c.id AND i.resolved_at IS NULL AND i.visibility = 'public'
                    AND i.public_status IS NOT NULL
                ORDER BY array_position(ARRAY['major_outage', 'partial_outage', 'degraded_performance',
                    'under_maintenance', 'operational'], a.status)
                LIMIT 1), 'operational')
            WHERE c.id = ANY ($1)""";

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

    /** Removes it; one that an incident names, or an update that is still to come, is retired instead. */
    public Uni<Void> remove(ComponentRow component, Instant now) {
        return isNamed(component.id).chain(named -> {
            if (!named) {
                return component.delete();
            }
            component.retiredAt = now;
            component.updatedAt = now;
            component.groupId = null;
            return Uni.createFrom().voidItem();
        });
    }

    private static Uni<Boolean> isNamed(UUID component) {
        return AffectedRow.count("componentId", component)
                .chain(held -> held > 0
                        ? Uni.createFrom().item(true)
                        : UpdateRow.count("pending is not null and pending like ?1", "%" + component + "%")
                                .map(waiting -> waiting > 0));
    }

    private static PanacheQuery<ComponentRow> called(String idOrCode) {
        return ComponentRow.find("cast(id as string) = ?1 or publicId = ?1", Names.asWritten(idOrCode));
    }

    /** Those that carry one of these UUIDs, public ids or names, retired ones left out. */
    public Uni<List<NamedComponent>> named(Collection<String> idsOrNames) {
        String[] lower =
                idsOrNames.stream().map(text -> text.toLowerCase(Locale.ROOT)).toArray(String[]::new);
        return lower.length == 0
                ? Uni.createFrom().item(List.of())
                : PlainSql.select(NamedComponent::of, NAMED, uuids(lower), lower);
    }

    private static UUID[] uuids(String... texts) {
        return Arrays.stream(texts)
                .flatMap(text -> IncidentRef.uuid(text).stream())
                .toArray(UUID[]::new);
    }

    /** All that are not retired, and those of the others that carry one of these public ids. */
    public Uni<List<ComponentRow>> currentOr(Collection<String> publicIds) {
        return ComponentRow.list("retiredAt is null or publicId in ?1", List.copyOf(publicIds));
    }

    /** Retires those of these public ids that are known from imported incidents alone. */
    public Uni<Void> retireNamed(Collection<String> publicIds, Instant now) {
        return ComponentRow.update(
                        "retiredAt = ?1 where retiredAt is null and importDigest = '' and publicId in ?2",
                        now,
                        List.copyOf(publicIds))
                .replaceWithVoid();
    }

    /** Settles those of them that an open incident holds; the others keep the status they have. */
    public Uni<Void> settleHeld(List<UUID> ids) {
        if (ids.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return PlainSql.select(row -> (UUID) row[0], HELD, (Object) ids.toArray(UUID[]::new))
                .chain(this::settle);
    }

    /** Locked until the transaction ends; for one that changes several incidents, each of which locks its own. */
    public Uni<Void> lockAll(Collection<UUID> components) {
        return PlainSql.select(row -> row[0], LOCK, (Object) components.toArray(UUID[]::new))
                .replaceWithVoid();
    }

    /** The public status of a component is the worst in which any open public incident holds it. */
    Uni<Void> settle(List<UUID> components) {
        if (components.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return lockAll(components)
                .chain(() -> PlainSql.update(SETTLE, (Object) components.toArray(UUID[]::new)))
                .replaceWithVoid();
    }
}
