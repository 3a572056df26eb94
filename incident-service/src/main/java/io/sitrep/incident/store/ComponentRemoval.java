package io.sitrep.incident.store;

import io.sitrep.incident.sql.PlainSql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * Takes components out of the catalog. One that an incident names, or an update that is still to come, is retired: history
 * keeps it. The others are removed. Each method runs in the caller's transaction.
 */
@ApplicationScoped
public class ComponentRemoval {
    /** No incident comes to name them meanwhile. */
    private static final String LOCK = "SELECT id FROM components WHERE id = ANY ($1) ORDER BY id FOR UPDATE";

    private static final String IN_USE = """
            SELECT c FROM unnest($1::uuid[]) AS c
            WHERE EXISTS (SELECT 1 FROM incident_components a WHERE a.component_id = c)
               OR EXISTS (SELECT 1 FROM component_intervals v WHERE v.component_id = c)
               OR EXISTS (SELECT 1 FROM incident_updates u WHERE u.pending IS NOT NULL AND u.pending LIKE '%' || c || '%')""";

    private static final String RETIRE =
            "UPDATE components SET retired_at = $2, updated_at = $2, group_id = NULL WHERE id = ANY ($1)";
    private static final String DELETE = "DELETE FROM components WHERE id = ANY ($1)";

    private final Dependencies dependencies;

    ComponentRemoval(Dependencies dependencies) {
        this.dependencies = dependencies;
    }

    /**
     * What became of them.
     *
     * @param bereft those that needed one of them, and stay
     */
    public record Removed(List<UUID> retired, List<UUID> removed, List<UUID> bereft) {}

    /** Those of them that can only be retired. */
    public Uni<List<UUID>> inUse(Collection<UUID> ids) {
        return ids.isEmpty()
                ? Uni.createFrom().item(List.of())
                : PlainSql.select(row -> (UUID) row[0], IN_USE, (Object) ids.toArray(UUID[]::new));
    }

    public Uni<Removed> run(Collection<UUID> ids, Instant now) {
        if (ids.isEmpty()) {
            return Uni.createFrom().item(new Removed(List.of(), List.of(), List.of()));
        }
        return PlainSql.select(row -> row[0], LOCK, (Object) ids.toArray(UUID[]::new))
                .chain(() -> inUse(ids))
                .chain(used -> {
                    List<UUID> unused = new ArrayList<>(ids);
                    unused.removeAll(used);
                    return dependencies
                            .release(ids)
                            .map(bereft -> bereft.stream()
                                    .filter(id -> !ids.contains(id))
                                    .distinct()
                                    .toList())
                            .call(() -> PlainSql.update(RETIRE, used.toArray(UUID[]::new), now))
                            .call(() -> PlainSql.update(DELETE, (Object) unused.toArray(UUID[]::new)))
                            .map(bereft -> new Removed(used, unused, bereft));
                });
    }
}
