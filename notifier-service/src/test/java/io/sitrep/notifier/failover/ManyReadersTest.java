package io.sitrep.notifier.failover;

import static io.sitrep.notifier.outside.FailoverReader.by;
import static io.sitrep.notifier.outside.FailoverReader.webhook;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sitrep.fakes.telegram.FakeTelegram;
import io.sitrep.notifier.outside.Events;
import io.sitrep.notifier.outside.FailoverReader;
import io.sitrep.notifier.outside.Notifier;
import io.sitrep.notifier.outside.RealService;
import io.sitrep.notifier.outside.WebhookReceiver;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Thousands whose first address is a network that is itself told about, released all at once: none is told there. */
@RealService
class ManyReadersTest {
    private static final int READERS = 2_500;
    private static final String AT = """
            SELECT count(*) FROM deliveries d JOIN endpoints e ON e.id = d.endpoint_id
            WHERE d.incident_id = $1 AND e.position = $2 AND d.state = $3""";

    private final WebhookReceiver receiver = WebhookReceiver.running();
    private final Events incident = Events.anIncident().ofSeverity("SEV3");

    @Inject
    Notifier notifier;

    @ConfigProperty(name = "test.telegram.port")
    int telegramPort;

    @AfterEach
    void forget() {
        notifier.sql("DELETE FROM hold");
        notifier.sql("DELETE FROM providers_out");
        notifier.forgetEverybody();
    }

    @Test
    void noneOfThemIsToldOnTheNetworkThatIsOut() {
        try (FakeTelegram telegram = new FakeTelegram(telegramPort)) {
            telegram.start("7001");
            FailoverReader first =
                    FailoverReader.at(notifier, by("telegram", "7001"), webhook("/" + UUID.randomUUID() + "/"));
            FailoverReader alone = FailoverReader.at(notifier, by("telegram", "7001"));
            andMoreLike(first);
            notifier.settles("SELECT count(*) FROM endpoints WHERE providers IS NULL AND position > 0", 0);
            notifier.sql(
                    "INSERT INTO providers_out (channel, provider, why, until)"
                            + " VALUES ('telegram', 'telegram', $1, 'infinity')",
                    UUID.randomUUID().toString());
            // And many another word that is of no account here.
            notifier.sql(
                    "INSERT INTO providers_out (channel, provider, why, until)"
                            + " SELECT 'telegram', uuid_v7()::text, 'breaker', now() + interval '1 hour' FROM generate_series(1, 2000)");
            notifier.asAdmin().post("/api/v1/deliveries/hold").then().statusCode(200);

            UUID event = incident.says("investigating", "The messenger is down.");
            soon(() ->
                    notifier.count("SELECT count(*) FROM fanout_jobs WHERE publication_id = $1 AND done", event) == 1);
            // It was held for a while by the time it is let go.
            notifier.sql("UPDATE queue SET due_at = now() WHERE publication_id = $1", event);
            notifier.asAdmin().post("/api/v1/deliveries/release").then().statusCode(200);

            soon(() -> notifier.count(AT, incident.incident, 1, "delivered") == READERS);
            assertThat(notifier.count(AT, incident.incident, 0, "failed_over")).isEqualTo(READERS);
            alone.awaitTold(incident, "0 delivered");
            assertThat(telegram.in("7001")).hasSize(1);
            assertThat(receiver.under(incident.incident)).isEqualTo(READERS);
        }
    }

    private void andMoreLike(FailoverReader first) {
        notifier.sql("""
                WITH made AS (
                    INSERT INTO subscribers (id, created_at) SELECT uuid_v7(), now() FROM generate_series(2, $1) RETURNING id
                ), at AS (
                    INSERT INTO endpoints (id, subscriber_id, position, channel, address, secret, state)
                    SELECT uuid_v7(), made.id, e.position, e.channel,
                        CASE e.position WHEN 0 THEN e.address ELSE e.address || made.id END, e.secret, 'active'
                    FROM made, endpoints e WHERE e.subscriber_id = $2
                )
                INSERT INTO subscriptions (id, subscriber_id, state, components, regions, min_impact, min_rank, maintenances,
                    postmortems, every_update, locale, time_zone, token_hash, token_sealed, created_at)
                SELECT uuid_v7(), made.id, s.state, s.components, s.regions, s.min_impact, s.min_rank, s.maintenances,
                    s.postmortems, s.every_update, s.locale, s.time_zone, made.id::text, s.token_sealed, now()
                FROM made, subscriptions s WHERE s.subscriber_id = $2""", READERS, first.id);
    }

    private static void soon(java.util.concurrent.Callable<Boolean> then) {
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(100))
                .until(then);
    }
}
