package io.sitrep.incident.store;

import io.sitrep.incident.sql.PlainSql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Which component needs which to work. Each method runs in the caller's transaction. */
@ApplicationScoped
public class Dependencies {
    private static final String ALL = "SELECT component_id, depends_on FROM component_dependencies ORDER BY 1, 2";
    private static final String FORGET = "DELETE FROM component_dependencies WHERE component_id = ANY ($1)";
    private static final String KEEP =
            "INSERT INTO component_dependencies (component_id, depends_on) SELECT * FROM unnest($1::uuid[], $2::uuid[])";
    private static final String RELEASE =
            "DELETE FROM component_dependencies WHERE depends_on = ANY ($1) RETURNING component_id";

    /** All there are: what a component needs, by its id. */
    public Uni<Map<UUID, List<UUID>>> all() {
        return PlainSql.select(row -> new UUID[] {(UUID) row[0], (UUID) row[1]}, ALL)
                .map(pairs -> {
                    Map<UUID, List<UUID>> needs = new HashMap<>();
                    pairs.forEach(pair -> needs.computeIfAbsent(pair[0], id -> new ArrayList<>())
                            .add(pair[1]));
                    return needs;
                });
    }

    /** From now on each of these needs what is said here and nothing else. */
    public Uni<Void> replace(Map<UUID, ? extends Collection<UUID>> needs) {
        if (needs.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<UUID> from = new ArrayList<>();
        List<UUID> to = new ArrayList<>();
        needs.forEach((id, needed) -> needed.forEach(each -> {
            from.add(id);
            to.add(each);
        }));
        return PlainSql.update(FORGET, (Object) array(needs.keySet()))
                .chain(() -> PlainSql.update(KEEP, array(from), array(to)))
                .replaceWithVoid();
    }

    /** Nobody needs these any more, and they need nothing; answers who did. */
    public Uni<List<UUID>> release(Collection<UUID> ids) {
        return PlainSql.update(FORGET, (Object) array(ids))
                .chain(() -> PlainSql.select(row -> (UUID) row[0], RELEASE, (Object) array(ids)));
    }

    private static UUID[] array(Collection<UUID> ids) {
        return ids.toArray(UUID[]::new);
    }
}
