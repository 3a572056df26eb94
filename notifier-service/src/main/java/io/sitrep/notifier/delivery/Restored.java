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
 * numbers that it can't have used, not even after an earlier restore of the same dump, or it would be taken for old.
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
                -- The time only grows: a second restore of the same dump goes on above the first.
                UPDATE progress SET said = greatest(said + 1000000, (extract(epoch FROM now()) * 1000)::bigint)
                WHERE EXISTS (SELECT FROM moved)
            ), held AS (
                INSERT INTO hold (reason) SELECT $1 FROM moved %s
            )
            INSERT INTO whereabouts (number) SELECT number FROM here ON CONFLICT DO NOTHING""".formatted(HoldReasons.JOINED);

    private final Pool pool;

    Restored(Pool pool) {
        this.pool = pool;
    }

    /** Before anything is claimed. */
    void start(@Observes @Priority(1) StartupEvent started) {
        look();
    }

    void look() {
        pool.preparedQuery(LOOK).execute(Tuple.of(WHY, WHY)).await().atMost(PATIENCE);
    }
}
