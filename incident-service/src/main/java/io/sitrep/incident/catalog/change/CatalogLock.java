package io.sitrep.incident.catalog.change;

import io.sitrep.incident.sql.PlainSql;
import io.smallrye.mutiny.Uni;

/**
 * Changes of the catalog take turns, over all replicas: what one of them was checked against still holds when it is written.
 * Incidents don't wait for them.
 */
public final class CatalogLock {
    /** Any number, as long as nothing else in this database uses it. */
    private static final String TAKE = "SELECT 1 FROM pg_advisory_xact_lock(7202611220401)";

    private CatalogLock() {}

    /** Until the caller's transaction ends. */
    public static Uni<Void> take() {
        return PlainSql.select(row -> row[0], TAKE).replaceWithVoid();
    }
}
