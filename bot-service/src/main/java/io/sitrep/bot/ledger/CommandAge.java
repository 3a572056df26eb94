package io.sitrep.bot.ledger;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * {@code sitrep_commands_oldest_age_seconds}: since when the oldest command that somebody typed has waited to be carried out. The same
 * in each process; while the database is away it goes on growing older.
 */
@ApplicationScoped
class CommandAge {
    private static final String OLDEST =
            "SELECT extract(epoch FROM now() - min(received_at))::float8 AS age FROM inbound WHERE state IN ('received', 'settled')";

    private final Pool database;
    private final Clock clock;
    private final MeterRegistry meters;
    private final Gauge gauge;
    private volatile Instant since;

    CommandAge(MeterRegistry meters, Pool database, Clock clock) {
        this.database = database;
        this.clock = clock;
        this.meters = meters;
        this.gauge = Gauge.builder("sitrep.commands.oldest.age.seconds", this, CommandAge::seconds)
                .register(meters);
    }

    /** A bot that is started again in one JVM, as in tests, would look at the numbers of the one before. */
    @PreDestroy
    void takeAway() {
        meters.remove(gauge);
    }

    @Scheduled(every = "5s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return database.query(OLDEST)
                .execute()
                .invoke(rows -> note(rows.iterator().next().getDouble("age")))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    /** By the database's clock how long ago, by ours when: the two need not agree. */
    private void note(Double age) {
        since = age == null ? null : clock.instant().minusMillis(Math.round(age * 1000));
    }

    private double seconds() {
        Instant oldest = since;
        return oldest == null
                ? 0
                : Math.max(0, Duration.between(oldest, clock.instant()).toMillis() / 1000.0);
    }
}
