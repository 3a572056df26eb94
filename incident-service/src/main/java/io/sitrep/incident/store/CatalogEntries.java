package io.sitrep.incident.store;

import io.sitrep.incident.sql.PlainSql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Where things of the catalog that are kept whole are kept. Each method runs in the caller's session or transaction. */
@ApplicationScoped
public class CatalogEntries {
    private static final String ALL =
            "SELECT id, kind, key, body, created_at, updated_at FROM catalog_entries ORDER BY kind, key";
    private static final String KNOWN = "SELECT 1 FROM catalog_entries WHERE kind = $1 AND key = $2";
    private static final String NAMING =
            "SELECT kind || ' ' || key FROM catalog_entries WHERE body LIKE '%' || $1::text || '%' ORDER BY 1";
    /** Ids stand there with their workspace or without it: {@code T1:U2}, {@code U2}. */
    private static final String ONE_PERSON = """
            SELECT key FROM catalog_entries
            WHERE kind = 'person'
              AND (SELECT count(*) FROM unnest(ARRAY[$1::text, $2::text]) AS acts(id)
                   WHERE jsonb_exists(body::jsonb -> split_part(id, ':', 1), split_part(id, ':', 3))
                      OR jsonb_exists(body::jsonb -> split_part(id, ':', 1),
                                      split_part(id, ':', 2) || ':' || split_part(id, ':', 3))) = 2""";

    private static final String FORGET = "DELETE FROM catalog_entries WHERE id = ANY ($1)";
    private static final String KEEP = """
            INSERT INTO catalog_entries (id, kind, key, body, created_at, updated_at) VALUES ($1, $2, $3, $4, $5, $6)
            ON CONFLICT (id) DO UPDATE SET key = $3, body = $4, updated_at = $6""";

    /** Each kind in the order of its keys. */
    public Uni<List<CatalogEntry>> all() {
        return PlainSql.select(CatalogEntry::of, ALL);
    }

    public Uni<Boolean> isKnown(String kind, String key) {
        return PlainSql.select(row -> row[0], KNOWN, kind, key).map(rows -> !rows.isEmpty());
    }

    /** Those that name a component, as kind and key. */
    public Uni<List<String>> naming(UUID component) {
        return PlainSql.select(row -> (String) row[0], NAMING, component.toString());
    }

    /**
     * Whether both act for one and the same of the catalog's people.
     *
     * @param one as actors are called: {@code slack:T1:U2}
     */
    public Uni<Boolean> isOnePerson(String one, String other) {
        return PlainSql.select(row -> row[0], ONE_PERSON, one, other).map(rows -> !rows.isEmpty());
    }

    public Uni<Void> keep(Collection<CatalogEntry> entries) {
        return PlainSql.inOrder(entries.stream()
                .<Uni<?>>map(entry -> PlainSql.update(
                        KEEP,
                        entry.id(),
                        entry.kind(),
                        entry.key(),
                        entry.body(),
                        entry.createdAt(),
                        entry.updatedAt()))
                .toList());
    }

    public Uni<Void> forget(Collection<UUID> ids) {
        return PlainSql.update(FORGET, (Object) ids.toArray(UUID[]::new)).replaceWithVoid();
    }
}
