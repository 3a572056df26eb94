package io.sitrep.notifier.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sitrep.notifier.outside.Events;
import io.sitrep.notifier.outside.Notifier;
import io.sitrep.notifier.outside.RealService;
import io.sitrep.notifier.outside.WebhookReceiver;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@RealService
class OvertakingTest {
    private static final int READERS = 400;

    @Inject
    Notifier notifier;

    @AfterEach
    void forget() {
        notifier.asAdmin().post("/api/v1/deliveries/release").then().statusCode(200);
        notifier.forgetEverybody();
    }

    @Test
    void severeIncidentOvertakesTheBacklogOfAHarmlessOneAndStarvesNobody() {
        readers();
        notifier.asAdmin().post("/api/v1/deliveries/hold").then().statusCode(200);
        UUID harmless = Events.anIncident().ofSeverity("SEV4").says("investigating", "A typo on the start page.");
        notifier.awaitPlanned(harmless);
        UUID severe = Events.anIncident().ofSeverity("SEV1").says("investigating", "Nobody can pay.");
        notifier.awaitPlanned(severe);

        notifier.asAdmin().post("/api/v1/deliveries/release").then().statusCode(200);

        await().atMost(Duration.ofSeconds(30))
                .until(() -> delivered(harmless) == READERS && delivered(severe) == READERS);
        assertThat(notifier.count("""
                        SELECT count(*) FROM ledger WHERE publication_id = $1 AND attempted_at <
                            (SELECT max(attempted_at) FROM ledger WHERE publication_id = $2)""", harmless, severe))
                .as("harmless ones on their way before the last severe one was")
                .isBetween(1L, READERS / 2L);
    }

    private long delivered(UUID event) {
        return notifier.count("SELECT count(*) FROM ledger WHERE publication_id = $1 AND state = 'delivered'", event);
    }

    /** One is enrolled as anybody is, the others are made after its pattern. */
    private void readers() {
        notifier.subscribeWebhook("/" + UUID.randomUUID());
        notifier.sql("""
                WITH e AS (SELECT * FROM endpoints LIMIT 1), s AS (SELECT * FROM subscriptions LIMIT 1),
                made AS (
                    INSERT INTO subscribers (id, created_at) SELECT uuid_v7(), now() FROM generate_series(2, $1) RETURNING id
                ), at AS (
                    INSERT INTO endpoints (id, subscriber_id, position, channel, address, secret, state)
                    SELECT uuid_v7(), made.id, 0, e.channel, $2 || made.id, e.secret, 'active' FROM made, e
                )
                INSERT INTO subscriptions (id, subscriber_id, state, components, regions, min_impact, min_rank, maintenances,
                    postmortems, every_update, locale, time_zone, token_hash, token_sealed, created_at)
                SELECT uuid_v7(), made.id, s.state, s.components, s.regions, s.min_impact, s.min_rank, s.maintenances,
                    s.postmortems, s.every_update, s.locale, s.time_zone, made.id::text, s.token_sealed, now()
                FROM made, s""", READERS, WebhookReceiver.running().url("/"));
    }
}
