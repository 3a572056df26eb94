package io.sitrep.incident.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.sitrep.incident.duty.OffDuty;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/**
 * Says how the outbox does: rows waiting, rows parked, the age of the oldest one and of the oldest that nothing holds up, and when it was
 * last looked at: while the database is away the others keep what they said. While a row is parked its incident is told to nobody, so
 * this keeps saying so until somebody has acted.
 */
@ApplicationScoped
class OutboxMetrics {
    private static final Logger LOG = Logger.getLogger(OutboxMetrics.class);
    private static final String LOOK = """
            SELECT count(*) FILTER (WHERE parked_at IS NULL) AS pending, count(*) FILTER (WHERE parked_at IS NOT NULL) AS parked,
                   coalesce(extract(epoch FROM now() - min(time)), 0)::bigint AS age,
                   coalesce(extract(epoch FROM now() - min(time) FILTER (WHERE parked_at IS NULL AND NOT EXISTS (
                       SELECT FROM outbox p WHERE p.key = o.key AND p.parked_at IS NOT NULL AND p.id < o.id))), 0)::bigint
                       AS waiting_age
            FROM outbox o""";

    private final Pool database;
    private final Clock clock;
    private final AtomicLong pending;
    private final AtomicLong parked;
    private final AtomicLong age;
    private final AtomicLong waitingAge;
    private final AtomicLong lookedAt;

    OutboxMetrics(Pool database, MeterRegistry meters, Clock clock) {
        this.database = database;
        this.clock = clock;
        this.pending = meters.gauge("sitrep.outbox.pending", new AtomicLong());
        this.parked = meters.gauge("sitrep.outbox.parked", new AtomicLong());
        this.age = meters.gauge("sitrep.outbox.oldest.age.seconds", new AtomicLong());
        this.waitingAge = meters.gauge("sitrep.outbox.waiting.oldest.age.seconds", new AtomicLong());
        this.lookedAt = meters.gauge("sitrep.outbox.looked.at.timestamp.seconds", new AtomicLong());
    }

    @Scheduled(every = "15s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP, skipExecutionIf = OffDuty.class)
    Uni<Void> look() {
        return database.query(LOOK)
                .execute()
                .invoke(rows -> note(rows.iterator().next()))
                .replaceWithVoid();
    }

    private void note(Row row) {
        pending.set(row.getLong("pending"));
        parked.set(row.getLong("parked"));
        age.set(row.getLong("age"));
        waitingAge.set(row.getLong("waiting_age"));
        lookedAt.set(clock.instant().getEpochSecond());
        if (parked.get() > 0) {
            LOG.errorf(
                    "outbox: %d events can't be sent and hold up their incidents: see parked_reason in the table outbox;"
                            + " set parked_at to null to try again",
                    parked.get());
        }
    }
}
