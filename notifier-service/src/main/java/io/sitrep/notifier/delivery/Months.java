package io.sitrep.notifier.delivery;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.sitrep.notifier.Settings;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;

/**
 * Opens the ledger's months ahead of time, and drops those of which everything is older than is kept and nothing waits any more.
 */
@ApplicationScoped
public class Months {
    private static final Logger LOG = Logger.getLogger(Months.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    // One process at a time: two that make the same month would be in each other's way.
    private static final String OPEN = """
            SELECT pg_advisory_xact_lock(hashtext('sitrep notifier months')), open_month(month::date) FROM generate_series(
                date_trunc('month', now() AT TIME ZONE 'UTC'),
                date_trunc('month', now() AT TIME ZONE 'UTC') + interval '2 months', interval '1 month') AS month""";

    // The months by their names: what is not called like one is not touched.
    private static final String DROP = """
            SELECT drop_month(to_date(right(c.relname, 7), 'YYYY_MM')) AS month
            FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
            WHERE i.inhparent = 'ledger'::regclass AND c.relname ~ '^ledger_[0-9]{4}_[0-9]{2}$'
              AND to_date(right(c.relname, 7), 'YYYY_MM') + interval '1 month' <= now() AT TIME ZONE 'UTC' - $1 * interval '1 day'
              AND NOT EXISTS (SELECT FROM queue q WHERE q.month = to_date(right(c.relname, 7), 'YYYY_MM'))""";

    private final Pool pool;
    private final Settings.Retention retention;

    Months(Pool pool, Settings settings) {
        this.pool = pool;
        this.retention = settings.retention();
    }

    /** Before anything is planned. */
    void start(@Observes @Priority(1) StartupEvent started) {
        open().await().atMost(PATIENCE);
    }

    @Scheduled(every = "6h", delayed = "5m")
    Uni<Void> turn() {
        return open().chain(this::drop)
                .invoke(dropped ->
                        dropped.forEach(month -> LOG.infof("the ledger of %s is older than is kept: dropped", month)))
                .onFailure()
                .invoke(away -> LOG.warnf(
                        "months can not be turned now: %s", away.getClass().getSimpleName()))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    Uni<Void> open() {
        return pool.query(OPEN).execute().replaceWithVoid();
    }

    /** @return the first days of the months that went */
    Uni<List<String>> drop() {
        long days = retention.deliveries().toTotalMonths() * 30
                + retention.deliveries().getDays();
        return pool.preparedQuery(DROP)
                .execute(Tuple.of(days))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getLocalDate("month").toString())
                        .toList());
    }
}
