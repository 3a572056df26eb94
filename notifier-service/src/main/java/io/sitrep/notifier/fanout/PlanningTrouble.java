package io.sitrep.notifier.fanout;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.quarkus.scheduler.Scheduled;
import io.sitrep.kit.trace.LogIds;
import io.smallrye.mutiny.Uni;
import io.vertx.core.VertxException;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgException;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/** Makes it known when publications can not be planned: in the log, and as metrics somebody can be woken by. */
@Singleton
class PlanningTrouble {
    private static final Logger LOG = Logger.getLogger(PlanningTrouble.class);

    /** Then a job is given up: some minutes, as the waits grow. */
    static final int MOST_FAILURES = 10;

    // Connection, serialization and locks, resources, objects in use, intervention, system: the database's own trouble.
    private static final Set<String> PASSING = Set.of("08", "40", "53", "55", "57", "58");

    private static final String LOOK = """
            SELECT count(*) FILTER (WHERE NOT done) AS failing,
                count(*) FILTER (WHERE failed_at > now() - interval '1 day') AS failed
            FROM fanout_jobs WHERE failures > 0""";

    private final Pool pool;
    private final Counter failures;
    private final AtomicLong failing = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();

    PlanningTrouble(Pool pool, MeterRegistry meters) {
        this.pool = pool;
        this.failures = meters.counter("sitrep.fanout.failures");
        meters.gauge("sitrep.fanout.jobs", List.of(Tag.of("state", "failing")), failing);
        meters.gauge("sitrep.fanout.jobs", List.of(Tag.of("state", "failed")), failed);
    }

    /** Whether it is this job that can not be planned, and not the database that can not work: then all would wait with it. */
    static boolean isOfTheJob(Throwable failure) {
        if (failure instanceof PgException refused) {
            String state = refused.getSqlState();
            return state != null && state.length() > 2 && !PASSING.contains(state.substring(0, 2));
        }
        return failure instanceof RuntimeException && !(failure instanceof VertxException);
    }

    /** Its kind, never its text: that may quote what was to be written. */
    static String named(Throwable failure) {
        return failure instanceof PgException refused
                ? "the database refuses it: " + refused.getSqlState()
                : failure.getClass().getSimpleName();
    }

    void note(FanoutJobs.NotPlanned notPlanned) {
        failures.increment();
        // The database's own trouble passes; this one a human has to look at.
        LogIds line = notPlanned.about().lines();
        line.logf(
                LOG,
                isOfTheJob(notPlanned.getCause()) ? Logger.Level.ERROR : Logger.Level.WARN,
                "can not be planned now, its readers are not told: %s",
                named(notPlanned.getCause()));
        line.debugf(LOG, notPlanned.getCause(), "can not be planned now");
    }

    @Scheduled(every = "10s")
    Uni<Void> look() {
        return pool.query(LOOK)
                .execute()
                .map(rows -> rows.iterator().next())
                .invoke(row -> {
                    failing.set(row.getLong("failing"));
                    failed.set(row.getLong("failed"));
                })
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }
}
