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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
            UPDATE components c SET updated_at = now(), status = n.status
            FROM (SELECT h.id, h.status AS was, coalesce((
                    SELECT a.status FROM incident_components a JOIN incidents i ON i.id = a.incident_id
                    WHERE a.component_id = h.id AND i.resolved_at IS NULL AND i.visibility = 'public'
                        AND i.public_status IS NOT NULL
                    ORDER BY array_position(ARRAY['major_outage', 'partial_outage', 'degraded_performance',
                        'under_maintenance', 'operational'], a.status)
                    LIMIT 1), 'operational') AS status
                FROM components h WHERE h.id = ANY ($1)) n
            WHERE c.id = n.id AND c.status <> n.status
            RETURNING c.id, n.was""";

    private static final String RETIRE_NAMED = """
            UPDATE components SET retired_at = $1 WHERE retired_at IS NULL AND import_digest = '' AND public_id = ANY ($2)
            RETURNING id""";

    private static final String OFFER = "UPDATE components SET regions = $2 WHERE id = $1";

    private static final String STATUSES = "SELECT id, status FROM components WHERE id = ANY ($1)";

    private static final String WHOLE =
            "SELECT %s FROM components c WHERE c.id = ANY ($1) ORDER BY c.position, c.name, c.id"
                    .formatted(ComponentRecord.COLUMNS);

    private static final String CURRENT =
            "SELECT %s FROM components c WHERE c.retired_at IS NULL ORDER BY c.position, c.name, c.id"
                    .formatted(ComponentRecord.COLUMNS);

    private final StatusListener listener;

    ComponentStore(StatusListener listener) {
        this.listener = listener;
    }

    /** These as they stand in the database, retired ones too, in the order of the page. */
    public Uni<List<ComponentRecord>> whole(Collection<UUID> ids) {
        return ids.isEmpty()
                ? Uni.createFrom().item(List.of())
                : PlainSql.select(ComponentRecord::of, WHOLE, (Object) ids.toArray(UUID[]::new));
    }

    /** All that are not retired, as they stand in the database, in the order of the page. */
    public Uni<List<ComponentRecord>> current() {
        return PlainSql.select(ComponentRecord::of, CURRENT);
    }

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

    /** Says where it is offered from now on. */
    public Uni<Void> offer(UUID id, Collection<String> regions) {
        return PlainSql.update(OFFER, id, new LinkedHashSet<>(regions).toArray(String[]::new))
                .replaceWithVoid();
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

    /** Retires those of these public ids that are known from imported incidents alone; answers which. */
    public Uni<List<UUID>> retireNamed(Collection<String> publicIds, Instant now) {
        return PlainSql.select(row -> (UUID) row[0], RETIRE_NAMED, now, publicIds.toArray(String[]::new));
    }

    /**
     * Settles those of them that an open incident holds; the others keep the status they have. Whoever set that status
     * before tells of what has come of it: {@link #tellStatuses}.
     */
    public Uni<Void> settleHeld(List<UUID> ids) {
        if (ids.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return PlainSql.select(row -> (UUID) row[0], HELD, (Object) ids.toArray(UUID[]::new))
                .chain(held -> held.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : settled(held).replaceWithVoid());
    }

    /** Has it told which of these have another status than they had. */
    public Uni<Void> tellStatuses(Map<UUID, String> before) {
        return PlainSql.select(row -> new StatusListener.Changed((UUID) row[0], (String) row[1]), STATUSES, (Object)
                        before.keySet().toArray(UUID[]::new))
                .map(now -> now.stream()
                        .filter(each -> !each.was().equals(before.get(each.id())))
                        .map(each -> new StatusListener.Changed(each.id(), before.get(each.id())))
                        .toList())
                .chain(this::told);
    }

    /** Locked until the transaction ends; for one that changes several incidents, each of which locks its own. */
    public Uni<Void> lockAll(Collection<UUID> components) {
        return PlainSql.select(row -> row[0], LOCK, (Object) components.toArray(UUID[]::new))
                .replaceWithVoid();
    }

    /** The public status of a component is the worst in which any open public incident holds it. */
    Uni<Void> settle(List<UUID> components) {
        return components.isEmpty()
                ? Uni.createFrom().voidItem()
                : settled(components).chain(this::told);
    }

    Uni<Void> told(List<StatusListener.Changed> changed) {
        return changed.isEmpty() ? Uni.createFrom().voidItem() : listener.changed(changed);
    }

    private Uni<List<StatusListener.Changed>> settled(List<UUID> components) {
        return lockAll(components)
                .chain(() ->
                        PlainSql.select(StatusListener.Changed::of, SETTLE, (Object) components.toArray(UUID[]::new)));
    }
}
