package io.sitrep.incident.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.sitrep.incident.Settings;
import io.sitrep.incident.duty.OffDuty;
import io.sitrep.incident.view.PageAddress;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import org.jboss.logging.Logger;

/**
 * Puts a sign of life among what is published, once a minute and process on duty: it goes the whole way of an update, and the notifier
 * tells it to a subscriber of our own and to nobody else. It says nothing of anything, stands on no page, and is no incident here. While one
 * waits no other is added.
 */
@ApplicationScoped
class Canary {
    private static final Logger LOG = Logger.getLogger(Canary.class);

    private static final String SING = """
            INSERT INTO outbox (event_id, topic, key, type, subject, time, data)
            SELECT $1, $2, $3, $4, $5, $6, $7 WHERE NOT EXISTS (SELECT FROM outbox WHERE key = $3)""";

    private final Settings settings;
    private final PageAddress page;
    private final ObjectMapper json;
    private final Pool database;
    private final Relay relay;
    private final Clock clock;
    private final NoArgGenerator ids = Generators.timeBasedEpochGenerator();

    Canary(Settings settings, PageAddress page, ObjectMapper json, Pool database, Relay relay, Clock clock) {
        this.settings = settings;
        this.page = page;
        this.json = json;
        this.database = database;
        this.relay = relay;
        this.clock = clock;
    }

    @Scheduled(
            every = "1m",
            delayed = "10s",
            concurrentExecution = ConcurrentExecution.SKIP,
            skipExecutionIf = OffDuty.class)
    Uni<Void> tick() {
        return settings.canary() ? sing() : Uni.createFrom().voidItem();
    }

    Uni<Void> sing() {
        NewEvent event = SignOfLife.event(clock.instant(), ids.generate(), page);
        return database.preparedQuery(SING)
                .execute(Tuple.of(ids.generate(), event.topic(), event.key(), event.type(), event.subject())
                        .addOffsetDateTime(event.time().atOffset(ZoneOffset.UTC))
                        .addString(said(event)))
                .invoke(relay::nudge)
                .onFailure()
                .invoke(away -> LOG.warnf(
                        "no sign of life is sent just now: %s", away.getClass().getSimpleName()))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    private String said(NewEvent event) {
        try {
            return json.writeValueAsString(event.data());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
