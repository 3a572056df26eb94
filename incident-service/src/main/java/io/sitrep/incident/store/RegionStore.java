package io.sitrep.incident.store;

import io.sitrep.incident.domain.Kind;
import io.sitrep.incident.domain.Wire;
import io.sitrep.incident.sql.PlainSql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;

/** Where regions of our own are kept. Each method runs in the caller's session or transaction. */
@ApplicationScoped
public class RegionStore {
    private static final String ALL = "SELECT code, name, parent, created_at, updated_at FROM regions ORDER BY code";
    private static final String FORGET = "DELETE FROM regions WHERE code = ANY ($1)";
    private static final String KEEP = """
            INSERT INTO regions (code, name, parent, created_at, updated_at) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (code) DO UPDATE SET name = $2, parent = $3, updated_at = $5""";
    private static final String USES = """
            SELECT r, i.kind, i.number FROM unnest($1::text[]) AS r JOIN incidents i
                ON i.resolved_at IS NULL AND (r = ANY (i.regions) OR EXISTS (
                    SELECT 1 FROM incident_components a WHERE a.incident_id = i.id AND r = ANY (a.regions)))
            ORDER BY i.number""";

    /**
     * A use of a region.
     *
     * @param by who uses it, as people know it: INC-42
     */
    public record Use(String code, String by) {}

    public Uni<List<CustomRegion>> all() {
        return PlainSql.select(CustomRegion::of, ALL);
    }

    /** Which open incidents and maintenances name any of these. */
    public Uni<List<Use>> uses(Collection<String> codes) {
        return codes.isEmpty()
                ? Uni.createFrom().item(List.of())
                : PlainSql.select(RegionStore::use, USES, (Object) codes.toArray(String[]::new));
    }

    private static Use use(Object... row) {
        return new Use((String) row[0], Wire.parse(Kind.class, (String) row[1]).prefix() + row[2]);
    }

    public Uni<Void> keep(Collection<CustomRegion> regions) {
        return PlainSql.inOrder(regions.stream()
                .<Uni<?>>map(region -> PlainSql.update(
                        KEEP, region.code(), region.name(), region.parent(), region.createdAt(), region.updatedAt()))
                .toList());
    }

    public Uni<Void> forget(Collection<String> codes) {
        return PlainSql.update(FORGET, (Object) codes.toArray(String[]::new)).replaceWithVoid();
    }
}
