package io.sitrep.bot.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.sitrep.bot.BotTest;
import io.sitrep.bot.events.Told;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What can be seen of commands that wait, and of records that nobody could read. */
@QuarkusTest
class CommandAgeTest extends BotTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    private final String id = "test:" + UUID.randomUUID();

    @Inject
    Pool database;

    @Inject
    MeterRegistry meters;

    @AfterEach
    void forget() {
        database.preparedQuery("DELETE FROM inbound WHERE invocation_id = $1").executeAndAwait(Tuple.of(id));
    }

    @Test
    void aCommandThatWaitsIsSeenToGrowOlderUntilItIsDone() {
        SimpleMeterRegistry seen = new SimpleMeterRegistry();
        CommandAge age = new CommandAge(seen, database, Clock.systemUTC());
        typed("-2 hours");
        age.look().await().atMost(SOON);
        assertThat(seconds(seen)).isBetween(7_200.0, 7_230.0);

        database.preparedQuery("UPDATE inbound SET state = 'done', answer = '{}' WHERE invocation_id = $1")
                .executeAndAwait(Tuple.of(id));
        age.look().await().atMost(SOON);
        assertThat(seconds(seen)).as("done, and only its answer waits").isLessThan(7_200);
    }

    @Test
    void aRecordThatNobodyCanReadIsCountedByItsTopic() {
        double before = deadLettered();
        Told.event(
                "sitrep.incidents",
                "io.sitrep.incident.updated.v1",
                UUID.randomUUID().toString(),
                "{no json");
        await().atMost(SOON).until(() -> deadLettered() == before + 1);
    }

    private double deadLettered() {
        return meters.counter("sitrep.events.dead.lettered", "topic", "sitrep.incidents")
                .count();
    }

    private static double seconds(SimpleMeterRegistry seen) {
        return seen.get("sitrep.commands.oldest.age.seconds").gauge().value();
    }

    /** Nobody takes it up in this test. */
    private void typed(String ago) {
        database.preparedQuery("""
                        INSERT INTO inbound (invocation_id, platform, workspace, person, person_name, channel, said, state,
                                             due_at, received_at)
                        VALUES ($1, 'test', 'T', 'P', 'somebody', 'C', 'declare Down', 'received', now() + interval '1 day',
                                now() + $2::text::interval)""").executeAndAwait(Tuple.of(id, ago));
    }
}
