package io.sitrep.notifier.delivery;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.sitrep.notifier.channel.Channels;
import io.sitrep.notifier.intake.CanaryIds;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * For how long something has been as it should not stay: due and not taken, held by hand, of unknown outcome. The same in each process;
 * while the database is away what was seen last goes on growing older.
 */
@ApplicationScoped
class Ages {
    // Due, and nothing of its own stands before it: what waits behind another of its address and incident waits for
    // that one. After a
    // release, or when a channel is on again, it begins anew. The first by each index, so that a long queue costs
    // nothing. The canary has an alert of its own.
    private static final String LOOK = """
            SELECT (SELECT extract(epoch FROM now() - since) FROM hold)::float8 AS held, (
                SELECT extract(epoch FROM now() - min(greatest(first.due_at, first.planned_at)))::float8
                FROM unnest($1::text[]) AS c (channel), generate_series(1, 4) AS l (lane), LATERAL (
                    SELECT q.due_at, q.planned_at FROM queue q
                    WHERE q.channel = c.channel AND q.lane = l.lane AND q.state <> 'sending' AND q.due_at <= now()
                      AND q.incident_id <> '%s'
                      AND NOT EXISTS (SELECT FROM queue o WHERE o.endpoint_id = q.endpoint_id
                        AND o.incident_id = q.incident_id AND (o.sequence < q.sequence OR o.state = 'sending'))
                    ORDER BY q.due_at LIMIT 1) first
                WHERE NOT EXISTS (SELECT FROM hold)
                  AND NOT EXISTS (SELECT FROM channels_off f WHERE f.channel = c.channel)) AS due""".formatted(CanaryIds.INCIDENT);

    // By the attempt that made it so: no index of the ledger names its state. After a week nobody is going to look any
    // more.
    private static final String UNCERTAIN = """
            SELECT extract(epoch FROM now() - min(l.updated_at))::float8 AS uncertain FROM failed_attempts f
            JOIN ledger l ON l.id = f.delivery_id AND l.month = f.month
            WHERE f.outcome IN ('uncertain', 'lost') AND f.at > now() - interval '7 days' AND l.state = 'uncertain'""";

    private final Pool pool;
    private final Channels channels;
    private final Clock clock;
    private volatile Instant due;
    private volatile Instant held;
    private volatile Instant uncertain;

    Ages(MeterRegistry meters, Pool pool, Channels channels, Clock clock) {
        this.pool = pool;
        this.channels = channels;
        this.clock = clock;
        Gauge.builder("sitrep.deliveries.due.oldest.age.seconds", () -> age(due))
                .register(meters);
        Gauge.builder("sitrep.deliveries.held.seconds", () -> age(held)).register(meters);
        Gauge.builder("sitrep.deliveries.uncertain.oldest.age.seconds", () -> age(uncertain))
                .register(meters);
    }

    @Scheduled(every = "5s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return pool.preparedQuery(LOOK)
                .execute(Tuple.tuple().addValue(channels.offered().toArray(String[]::new)))
                .map(rows -> rows.iterator().next())
                .invoke(row -> {
                    due = since(row, "due");
                    held = since(row, "held");
                })
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    @Scheduled(every = "30s", delayed = "5s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> lookAtUncertain() {
        return pool.query(UNCERTAIN)
                .execute()
                .invoke(rows -> uncertain = since(rows.iterator().next(), "uncertain"))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    private double age(Instant since) {
        return since == null
                ? 0
                : Math.max(0, Duration.between(since, clock.instant()).toMillis() / 1000.0);
    }

    /** By the database's clock how long ago, by ours when: the two need not agree. */
    private Instant since(Row row, String column) {
        Double seconds = row.getDouble(column);
        return seconds == null ? null : clock.instant().minusMillis(Math.round(seconds * 1000));
    }
}
