package io.sitrep.incident.store;

import io.sitrep.incident.domain.Dependents;
import io.sitrep.incident.domain.Dependents.Dependent;
import io.sitrep.incident.sql.PlainSql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Which components depend on which, as the catalog says. Each method runs in the caller's session or transaction. */
@ApplicationScoped
public class DependencyStore {
    private static final String REACHED = """
            WITH RECURSIVE reached (id) AS (
                SELECT unnest($1::uuid[])
                UNION
                SELECT d.component_id FROM component_dependencies d JOIN reached r ON r.id = d.depends_on)
            SELECT d.depends_on, c.id, c.public_id, c.name
            FROM reached r JOIN component_dependencies d ON d.depends_on = r.id JOIN components c ON c.id = d.component_id
            WHERE c.retired_at IS NULL ORDER BY c.position, c.name, c.id""";

    private record Edge(UUID on, Dependent dependent) {}

    /** All that depend on one of these, directly or not. */
    public Uni<Dependents> dependents(Collection<UUID> components) {
        return PlainSql.select(
                        row -> new Edge((UUID) row[0], new Dependent((UUID) row[1], (String) row[2], (String) row[3])),
                        REACHED,
                        (Object) components.toArray(UUID[]::new))
                .map(DependencyStore::byWhatTheyNeed);
    }

    private static Dependents byWhatTheyNeed(List<Edge> edges) {
        Map<UUID, List<Dependent>> of = new LinkedHashMap<>();
        edges.forEach(
                edge -> of.computeIfAbsent(edge.on(), any -> new ArrayList<>()).add(edge.dependent()));
        return new Dependents(of);
    }
}
