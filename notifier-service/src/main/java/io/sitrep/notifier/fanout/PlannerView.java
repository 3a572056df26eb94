package io.sitrep.notifier.fanout;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * What PostgreSQL's planner believes of the tables that fill within a second. The database counts them when it tidies up,
 * which is when they are empty, and plans statements anew by that count: one that joins thousands of rows then reads the
 * whole queue for each of them. After a chunk this looks whether there is far more than believed, and has it counted.
 */
@Singleton
class PlannerView {
    private static final Logger LOG = Logger.getLogger(PlannerView.class);

    // A table nobody ever counted (-1) is taken for a small one, not for an empty one.
    private static final String MISTAKEN = """
            SELECT c.relname FROM pg_class c
            WHERE c.oid IN ('queue'::regclass, to_regclass('ledger_' || to_char(now() AT TIME ZONE 'UTC', 'YYYY_MM')))
              AND c.reltuples BETWEEN 0 AND 100
              AND (SELECT count(*) FROM (SELECT FROM queue LIMIT 301) waiting) > 300""";

    private final Pool pool;

    PlannerView(@ReactiveDataSource("engine") Pool pool) {
        this.pool = pool;
    }

    /** Never fails: a wrong belief makes what follows slow, not false. */
    Uni<Void> correct() {
        return pool.preparedQuery(MISTAKEN)
                .execute()
                .chain(rows -> {
                    List<String> tables = new ArrayList<>();
                    for (Row row : rows) {
                        tables.add(row.getString(0));
                    }
                    return tables.isEmpty() ? Uni.createFrom().voidItem() : count(tables);
                })
                .onFailure()
                .invoke(failure -> LOG.warnf("what the planner believes could not be looked at: %s", failure))
                .onFailure()
                .recoverWithNull();
    }

    // Who tidies the table up counts it, too.
    private Uni<Void> count(List<String> tables) {
        LOG.debugf("counted anew: %s", tables);
        return pool.query("ANALYZE (SKIP_LOCKED) " + String.join(", ", tables))
                .execute()
                .replaceWithVoid();
    }
}
