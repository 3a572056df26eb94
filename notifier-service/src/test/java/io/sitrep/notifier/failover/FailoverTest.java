package io.sitrep.notifier.failover;

import static io.sitrep.notifier.outside.FailoverReader.webhook;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.sitrep.notifier.outside.Events;
import io.sitrep.notifier.outside.FailoverReader;
import io.sitrep.notifier.outside.Notifier;
import io.sitrep.notifier.outside.RealService;
import io.sitrep.notifier.outside.WebhookReceiver;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When an address is broken its reader is told at the next one, and nowhere twice. */
@RealService
class FailoverTest {
    /** Broken for a minute, by its own word: nothing is tried there meanwhile. */
    private static final Consumer<HttpServerResponse> BUSY = response ->
            response.setStatusCode(503).putHeader("Retry-After", "60").end("busy");

    private final WebhookReceiver receiver = WebhookReceiver.running();
    private final String first = "/" + UUID.randomUUID();
    private final String second = "/" + UUID.randomUUID();
    private final String third = "/" + UUID.randomUUID();
    private final Events incident = Events.anIncident().ofSeverity("SEV3");

    @Inject
    Notifier notifier;

    @Inject
    Failover failover;

    @Inject
    MeterRegistry meters;

    @AfterEach
    void forget() {
        notifier.sql("DELETE FROM hold");
        notifier.forgetEverybody();
    }

    @Test
    void brokenAddressGivesWayToTheNextOne() {
        double before = failedOver();
        receiver.answerAlways(first, BUSY);
        FailoverReader reader = FailoverReader.at(notifier, webhook(first), webhook(second));
        incident.says("investigating", "Is this on?");

        reader.awaitTold(incident, "0 failed_over", "1 delivered");
        assertThat(receiver.at(first)).hasSize(1);
        assertThat(receiver.at(second)).hasSize(1);
        assertThat(waited()).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
        assertThat(failedOver()).isEqualTo(before + 1);
    }

    @Test
    void deadDeliveryIsToldAtTheNextAddressAndSoOn() {
        receiver.answerAlways(first, 400);
        receiver.answerAlways(second, 400);
        FailoverReader reader = FailoverReader.at(notifier, webhook(first), webhook(second), webhook(third));
        incident.says("investigating", "Third time lucky.");

        reader.awaitTold(incident, "0 failed_over", "1 failed_over", "2 delivered");
        assertThat(receiver.at(third)).hasSize(1);
    }

    @Test
    void lastAddressIsTriedAsIfItWereTheOnlyOne() {
        receiver.answerAlways(first, 400);
        receiver.answerAlways(second, 500);
        FailoverReader reader = FailoverReader.at(notifier, webhook(first), webhook(second));
        incident.says("investigating", "Anybody?");

        reader.awaitTold(incident, "0 failed_over", "1 dead");
        assertThat(receiver.at(second)).hasSize(4);
    }

    @Test
    void addressThatIsGoneGivesWayAtOnceAndFromThenOn() {
        receiver.answerAlways(first, 410);
        FailoverReader reader = FailoverReader.at(notifier, webhook(first), webhook(second));
        incident.says("investigating", "Who is there?");
        reader.awaitTold(incident, "0 failed_over", "1 delivered");

        incident.says("resolved", "Nobody.");

        reader.awaitTold(incident, "0 failed_over", "1 delivered", "0 failed_over", "1 delivered");
        assertThat(receiver.at(first)).hasSize(1);
        assertThat(receiver.at(second)).hasSize(2);
    }

    @Test
    void addressNobodyConfirmedIsNotTold() {
        receiver.answerAlways(first, 400);
        FailoverReader reader = FailoverReader.at(notifier, webhook(first), webhook(second), webhook(third));
        notifier.sql("UPDATE endpoints SET state = 'pending' WHERE subscriber_id = $1 AND position = 1", reader.id);
        incident.says("investigating", "Not you.");

        reader.awaitTold(incident, "0 failed_over", "2 delivered");
        assertThat(receiver.at(second)).isEmpty();
    }

    @Test
    void nextUpdateGoesToTheFirstAddressAgainAndEndsWhatWaitsElsewhere() {
        receiver.answerAlways(first, BUSY);
        receiver.answerAlways(second, BUSY);
        FailoverReader reader = FailoverReader.at(notifier, webhook(first), webhook(second));
        incident.says("investigating", "Old news.");
        reader.awaitTold(incident, "0 failed_over", "1 retrying");
        receiver.answerAlways(first, 200);

        incident.says("identified", "News.");

        reader.awaitTold(incident, "0 failed_over", "1 superseded", "0 delivered");
    }

    @Test
    void whoWasToldElsewhereHearsOfItWhatIsNoLongerSo() {
        receiver.answerAlways(first, 400);
        FailoverReader reader = FailoverReader.at(notifier, webhook(first), webhook(second));
        UUID event = incident.says("investigating", "Wrong.");
        reader.awaitTold(incident, "0 failed_over", "1 delivered");

        incident.tells("corrected", Events.correctionOf(notifier.updateOf(event), "Right."));

        reader.awaitTold(incident, "0 failed_over", "1 delivered", "1 delivered");
        assertThat(receiver.at(second)).hasSize(2);
        assertThat(receiver.at(first)).hasSize(1);
    }

    @Test
    void whoWasToldElsewhereHearsHowItGoesOnWhateverTheFilter() {
        receiver.answerAlways(first, 400);
        FailoverReader reader = FailoverReader.wanting(
                new JsonObject().put("min_impact", "critical"), notifier, webhook(first), webhook(second));
        incident.says("investigating", "Grave.");
        reader.awaitTold(incident, "0 failed_over", "1 delivered");
        receiver.answerAlways(first, 200);

        incident.withImpact("minor").says("identified", "Not so grave.");

        reader.awaitTold(incident, "0 failed_over", "1 delivered", "0 delivered");
    }

    @Test
    void whatIsStoppedIsToldNowhere() {
        receiver.answerAlways(first, this::heldThenBusy);
        FailoverReader reader = FailoverReader.at(notifier, webhook(first), webhook(second));
        UUID event = incident.says("investigating", "Stop me.");
        reader.awaitTold(incident, "0 retrying");

        incident.tells(
                "stopped", new JsonObject().put("id", notifier.updateOf(event).toString()));

        reader.awaitTold(incident, "0 cancelled");
        notifier.sql("DELETE FROM hold");
        assertThat(receiver.at(second)).isEmpty();
    }

    /** Nobody is told elsewhere before the test has seen that it is busy. */
    private void heldThenBusy(HttpServerResponse response) {
        new Thread(() -> {
                    notifier.sql("INSERT INTO hold (reason) VALUES ('a test')");
                    BUSY.accept(response);
                })
                .start();
    }

    @Test
    void whileEverythingIsHeldNobodyIsToldElsewhere() {
        receiver.answerAlways(first, this::heldThenBusy);
        FailoverReader reader = FailoverReader.at(notifier, webhook(first), webhook(second));
        incident.says("investigating", "Hold.");
        reader.awaitTold(incident, "0 retrying");
        await().during(Duration.ofSeconds(2)).until(() -> reader.told(incident), List.of("0 retrying")::equals);
        notifier.sql("DELETE FROM hold");
        reader.awaitTold(incident, "0 failed_over", "1 delivered");
    }

    @Test
    void twoWhoLookAtOnceMakeOneOfEach() {
        notifier.sql("INSERT INTO hold (reason) VALUES ('a test')");
        List<FailoverReader> readers = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            readers.add(FailoverReader.at(notifier, webhook(first + i), webhook(second + i)));
        }
        UUID event = incident.says("investigating", "Once.");
        notifier.awaitPlanned(event);
        notifier.sql(
                "UPDATE queue SET state = 'retrying', due_at = now() + interval '1 hour', tries = 1,"
                        + " first_failed_at = now() - interval '1 hour', failover_at = now() WHERE publication_id = $1",
                event);
        notifier.sql("DELETE FROM hold");

        List<Uni<Failover.Chunk>> many = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            many.add(failover.ofQueue(List.of("webhook")));
        }
        Uni.join().all(many).andFailFast().await().atMost(Duration.ofSeconds(30));

        readers.forEach(reader -> reader.awaitTold(incident, "0 failed_over", "1 delivered"));
        for (int i = 0; i < readers.size(); i++) {
            assertThat(receiver.at(first + i)).isEmpty();
            assertThat(receiver.at(second + i)).hasSize(1);
        }
    }

    @Test
    void whatFailsHalfWayLeavesEverythingAsItWas() {
        receiver.answerAlways(first, BUSY);
        FailoverReader reader = FailoverReader.at(notifier, webhook(first), webhook(second));
        notifier.sql("""
                CREATE OR REPLACE FUNCTION test_no_room() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN RAISE EXCEPTION 'no room' USING ERRCODE = '53100'; END $$""");
        notifier.sql("""
                CREATE TRIGGER test_no_room BEFORE INSERT ON queue FOR EACH ROW
                WHEN (NEW.instead_of IS NOT NULL) EXECUTE FUNCTION test_no_room()""");
        try {
            incident.says("investigating", "All or nothing.");
            reader.awaitTold(incident, "0 retrying");
            await().during(Duration.ofSeconds(2)).until(() -> reader.told(incident), List.of("0 retrying")::equals);
        } finally {
            notifier.sql("DROP TRIGGER test_no_room ON queue");
        }
        reader.awaitTold(incident, "0 failed_over", "1 delivered");
        assertThat(receiver.at(second)).hasSize(1);
    }

    /** Between planning at the first address and at the next. */
    private Duration waited() {
        return Duration.ofMillis(notifier.count("""
                SELECT (extract(epoch FROM max(planned_at) - min(planned_at)) * 1000)::bigint FROM ledger
                WHERE incident_id = $1""", incident.incident));
    }

    private double failedOver() {
        return meters.counter("sitrep.deliveries.failed.over", "from", "webhook", "to", "webhook")
                .count();
    }
}
