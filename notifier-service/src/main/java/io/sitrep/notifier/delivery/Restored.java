package io.sitrep.notifier.delivery;

import io.quarkus.runtime.StartupEvent;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

/**
 * Knows a database that came from a dump: it is not where it was first opened, so what it calls unsent may have been sent since
 * the dump was made. Then everything is held until a human released it. Known by the server's, the database's and the ledger's own
 * numbers, which no dump carries; a server that took over from another, or a copy of its files, has the same ones and is
 * not held: whoever restores that way says so, {@code UPDATE whereabouts SET number = ''}. What it says of its deliveries goes on at
 * numbers that it can't have used, or it would be taken for old.
 */
@ApplicationScoped
public class Restored {
    static final String WHY = "this database was restored: look at what waits, then release it";

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String LOOK = """
            WITH here AS (
                SELECT concat_ws(' ', (SELECT system_identifier FROM pg_control_system()),
                    (SELECT oid FROM pg_database WHERE datname = current_database()), 'ledger'::regclass::oid) AS number
            ), moved AS (
                UPDATE whereabouts w SET number = here.number FROM here WHERE w.number <> here.number RETURNING 1
            ), counted AS (
                UPDATE progress SET said = said + 1000000 WHERE EXISTS (SELECT FROM moved)
            ), held AS (
                INSERT INTO hold (reason) SELECT $1 FROM moved ON CONFLICT DO NOTHING
            )
            INSERT INTO whereabouts (number) SELECT number FROM here ON CONFLICT DO NOTHING""";

    private final Pool pool;

    Restored(Pool pool) {
        this.pool = pool;
    }

    /** Before anything is claimed. */
    void start(@Observes @Priority(1) StartupEvent started) {
        look();
    }

    void look() {
        pool.preparedQuery(LOOK).execute(Tuple.of(WHY)).await().atMost(PATIENCE);
    }
}
