package io.sitrep.notifier.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.micrometer.core.instrument.MeterRegistry;
import io.sitrep.lines.Lines;
import io.sitrep.notifier.outside.Events;
import io.sitrep.notifier.outside.Notifier;
import io.sitrep.notifier.outside.RealService;
import io.sitrep.notifier.outside.WebhookReceiver;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@RealService
class DeliveryTest {
    private final WebhookReceiver receiver = WebhookReceiver.running();
    private final String path = "/" + UUID.randomUUID();

    @Inject
    Notifier notifier;

    @Inject
    MeterRegistry meters;

    @AfterEach
    void forget() {
        notifier.forgetEverybody();
    }

    @Test
    void failedAttemptIsRepeatedUnderTheSameIdUntilItArrives() {
        receiver.answerOnce(path, 500);
        receiver.answerOnce(path, 429);
        String subscriber = notifier.subscribeWebhook(path).getString("id");
        Events incident = Events.anIncident();
        incident.says("investigating", "Once more.");

        notifier.awaitStates(incident, subscriber, "delivered");
        assertThat(receiver.at(path)).hasSize(3);
        assertThat(receiver.at(path))
                .extracting(WebhookReceiver.Received::id)
                .containsOnly(receiver.at(path).get(0).id());
        assertThat(receiver.at(path))
                .extracting(WebhookReceiver.Received::body)
                .containsOnly(receiver.at(path).get(0).body());
        assertThat(codes(incident)).containsExactly("500", "429", "200");
    }

    @Test
    void deliveryIsDeadAfterTheScheduleAndCanBeAskedForAgain() {
        receiver.answerAlways(path, 500);
        String subscriber = notifier.subscribeWebhook(path).getString("id");
        Events incident = Events.anIncident();
        incident.says("investigating", "Nobody listens.");
        notifier.awaitStates(incident, subscriber, "dead");
        // The schedule of these tests has three waits.
        assertThat(receiver.at(path)).hasSize(4);

        receiver.answerAlways(path, 200);
        UUID id = notifier.sql("SELECT id FROM deliveries WHERE incident_id = $1", incident.incident)
                .get(0)
                .getUUID("id");
        notifier.asAdmin().post("/api/v1/deliveries/{id}/retry", id).then().statusCode(202);

        notifier.awaitStates(incident, subscriber, "delivered");
        assertThat(receiver.at(path)).extracting(WebhookReceiver.Received::id).containsOnly("msg_" + id);
        notifier.asAdmin().post("/api/v1/deliveries/{id}/retry", id).then().statusCode(409);
    }

    @Test
    void whatNoChannelCanBeHandedIsToldOfWithAllItIsAbout() {
        String subscriber = notifier.subscribeWebhook(path).getString("id");
        // No channel is asked: there is no such place on any clock.
        notifier.sql(
                "UPDATE subscriptions SET time_zone = 'Else/Where' WHERE subscriber_id = $1",
                UUID.fromString(subscriber));
        Events incident = Events.anIncident();
        try (Lines lines = Lines.listen()) {
            UUID event = incident.says("investigating", "Unspeakable.");

            await().atMost(Duration.ofSeconds(30))
                    .until(() ->
                            !lines.saying("could not be handed over", event).isEmpty());
            assertThat(lines.saying("could not be handed over", event)).allSatisfy(line -> {
                assertThat(line.level()).isEqualTo("ERROR");
                assertThat(line.text()).startsWith("deliveryId=" + line.fields().get("deliveryId") + " ");
                assertThat(line.fields()).containsEntry("incidentId", incident.incident.toString());
            });
        }
        notifier.sql(
                "UPDATE subscriptions SET time_zone = 'UTC' WHERE subscriber_id = $1", UUID.fromString(subscriber));
        notifier.awaitStates(incident, subscriber, "delivered");
    }

    @Test
    void receiverThatIsGoneGetsNothingMore() {
        receiver.answerAlways(path, 410);
        String subscriber = notifier.subscribeWebhook(path).getString("id");
        Events incident = Events.anIncident();
        incident.says("investigating", "Anybody there?");
        notifier.awaitStates(incident, subscriber, "dead");

        incident.says("resolved", "Well then.");

        notifier.awaitStates(incident, subscriber, "dead", "suppressed");
        assertThat(receiver.at(path)).hasSize(1);
        assertThat(notifier.asAdmin()
                        .get("/api/v1/subscribers/" + subscriber)
                        .jsonPath()
                        .getString("state"))
                .isEqualTo("disabled");
    }

    @Test
    void oneBadEndpointKeepsNobodyElseWaiting() {
        receiver.answerAlways(path, response -> {});
        String silent = notifier.subscribeWebhook(path).getString("id");
        String good = notifier.subscribeWebhook(path + "-good").getString("id");
        Events incident = Events.anIncident();
        incident.says("investigating", "Hello.");

        notifier.awaitStates(incident, good, "delivered");
        assertThat(notifier.states(incident, silent)).containsExactly("sending");
        receiver.answerAlways(path, 200);
        notifier.awaitStates(incident, silent, "delivered");
    }

    @Test
    void deliveryOfAWorkerThatVanishedIsTakenOverUnderTheSameId() {
        String subscriber = notifier.subscribeWebhook(path).getString("id");
        Events incident = Events.anIncident();
        incident.says("investigating", "Sent, and not noted.");
        notifier.awaitStates(incident, subscriber, "delivered");

        try (Lines lines = Lines.listen()) {
            // As a kill -9 between sending and noting would have left it.
            notifier.workerVanished(incident, 1);

            await().atMost(Duration.ofSeconds(30)).until(() -> receiver.at(path).size() == 2);
            notifier.awaitStates(incident, subscriber, "delivered");
            String delivery = receiver.at(path).get(0).id().substring(4);
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(lines.saying("its worker vanished", incident.incident))
                            .anySatisfy(line -> assertThat(line.fields()).containsEntry("deliveryId", delivery)));
            assertThat(receiver.at(path))
                    .extracting(WebhookReceiver.Received::id)
                    .containsOnly(receiver.at(path).get(0).id());
            assertThat(notifier
                            .sql(
                                    "SELECT outcome FROM attempts WHERE delivery_id = $1 ORDER BY fence",
                                    UUID.fromString(
                                            receiver.at(path).get(0).id().substring(4)))
                            .stream()
                            .map(row -> row.getString("outcome")))
                    .containsExactly("lost", "delivered");
        }
    }

    @Test
    void deliveryThatOutlastedEveryWorkerIsDeadAndNotSentForEver() {
        String subscriber = notifier.subscribeWebhook(path).getString("id");
        Events incident = Events.anIncident();
        incident.says("investigating", "Deadly.");
        notifier.awaitStates(incident, subscriber, "delivered");

        // As the last of four workers left it: the schedule of these tests has three waits.
        notifier.workerVanished(incident, 4);

        notifier.awaitStates(incident, subscriber, "dead");
        assertThat(receiver.at(path)).hasSize(1);
        assertThat(notifier.sql("SELECT reason FROM deliveries WHERE incident_id = $1", incident.incident)
                        .get(0)
                        .getString("reason"))
                .contains("worker vanished", "schedule is used up");
        assertThat(notifier.count("""
                        SELECT count(*) FROM attempts WHERE outcome = 'lost' AND delivery_id IN
                            (SELECT id FROM deliveries WHERE incident_id = $1)""", incident.incident)).isEqualTo(1);
    }

    @Test
    void whatMustNotArriveTwiceIsUncertainWhenItsWorkerVanishesAndSentAgainOnlyByHand() {
        String subscriber = notifier.subscribeWebhook(path).getString("id");
        Events incident = Events.anIncident();
        incident.says("investigating", "Sent, perhaps.");
        notifier.awaitStates(incident, subscriber, "delivered");
        double before = uncertain();

        // As a channel left it that can't tell a repetition.
        notifier.sql("UPDATE ledger SET channel = 'sms' WHERE incident_id = $1", incident.incident);
        notifier.workerVanished(incident, 1);

        notifier.awaitStates(incident, subscriber, "uncertain");
        await().atMost(Duration.ofSeconds(30)).until(() -> uncertain() == before + 1);
        assertThat(notifier.sql("""
                                SELECT a.outcome FROM attempts a JOIN deliveries d ON d.id = a.delivery_id
                                WHERE d.incident_id = $1""", incident.incident).stream().map(row -> row.getString("outcome")))
                .containsExactly("lost");
        assertThat(receiver.at(path)).hasSize(1);
        notifier.sql("UPDATE ledger SET channel = 'webhook' WHERE incident_id = $1", incident.incident);
        notifier.asAdmin()
                .body("{\"incident\":\"" + incident.ref + "\"}")
                .post("/api/v1/deliveries/replay")
                .then()
                .statusCode(202)
                .body("asked", equalTo(0));
        UUID id = UUID.fromString(receiver.at(path).get(0).id().substring(4));
        notifier.asAdmin().post("/api/v1/deliveries/{id}/retry", id).then().statusCode(202);
        notifier.awaitStates(incident, subscriber, "delivered");
        assertThat(receiver.at(path)).hasSize(2);
    }

    private double uncertain() {
        return meters.counter("sitrep.deliveries", "channel", "sms", "state", "uncertain")
                .count();
    }

    @Test
    void receiverThatDoesNotKnowUsYetIsTriedUntilItDoes() {
        receiver.answerOnce(path, 401);
        receiver.answerOnce(path, 403);
        receiver.answerOnce(path, 404);
        String subscriber = notifier.subscribeWebhook(path).getString("id");
        Events incident = Events.anIncident();
        incident.says("investigating", "It is us.");

        notifier.awaitStates(incident, subscriber, "delivered");
        assertThat(codes(incident)).containsExactly("401", "403", "404", "200");
    }

    @Test
    void successThatCanNotBeNotedIsNotedLaterAndNotSentAgain() {
        notifier.sql("""
                CREATE OR REPLACE FUNCTION test_no_note() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN RAISE EXCEPTION 'the disk is gone' USING ERRCODE = '58030'; END $$""");
        notifier.sql("""
                CREATE TRIGGER test_no_note BEFORE UPDATE ON ledger FOR EACH ROW
                WHEN (NEW.state = 'delivered') EXECUTE FUNCTION test_no_note()""");
        Events incident = Events.anIncident();
        String subscriber;
        try {
            subscriber = notifier.subscribeWebhook(path).getString("id");
            incident.says("investigating", "Heard, but not noted.");
            await().atMost(Duration.ofSeconds(30)).until(() -> receiver.at(path).size() == 1);
            // As after a lease's time: nobody takes it over, as the worker is still at it.
            notifier.sql("UPDATE queue SET lease_until = now() WHERE incident_id = $1", incident.incident);
            await().during(Duration.ofSeconds(1)).until(() -> receiver.at(path).size() == 1);
        } finally {
            notifier.sql("DROP TRIGGER test_no_note ON ledger");
        }

        notifier.awaitStates(incident, subscriber, "delivered");
        assertThat(receiver.at(path)).hasSize(1);
    }

    @Test
    void whoeverLostTheLeaseWritesNothing() {
        String subscriber = notifier.subscribeWebhook(path).getString("id");
        Events incident = Events.anIncident();
        receiver.answerOnce(path, response -> {
            // Somebody else leases it anew while this attempt is under way, for a moment.
            new Thread(() -> {
                        notifier.sql(
                                "UPDATE queue SET fence = fence + 1, lease_until = now() WHERE incident_id = $1",
                                incident.incident);
                        response.setStatusCode(400).end();
                    })
                    .start();
        });
        incident.says("investigating", "Whose is it?");

        // The stale 400 would have made it dead; the lease that stands runs out and it is sent again.
        notifier.awaitStates(incident, subscriber, "delivered");
        assertThat(codes(incident)).doesNotContain("400");
    }

    @Test
    void successThatComesAfterItsDeliveryWasEndedIsTheTruth() {
        Events incident = Events.anIncident();
        String subscriber = notifier.subscribeWebhook(path).getString("id");
        receiver.answerOnce(
                path,
                response -> new Thread(() -> {
                            // As a takeover that found every try used up, or something newer, would have ended it.
                            notifier.sql("DELETE FROM queue WHERE incident_id = $1", incident.incident);
                            notifier.sql(
                                    "UPDATE ledger SET state = 'dead', fence = 1, tries = 1, reason = 'its worker vanished' WHERE incident_id = $1",
                                    incident.incident);
                            response.end();
                        })
                        .start());
        incident.says("investigating", "Late, but told.");

        notifier.awaitStates(incident, subscriber, "delivered");
        assertThat(notifier.sql("SELECT reason, code FROM ledger WHERE incident_id = $1", incident.incident))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.getString("reason")).isNull();
                    assertThat(row.getString("code")).isEqualTo("200");
                });
        assertThat(receiver.at(path)).hasSize(1);
    }

    @Test
    void successWhoseWordsTheDatabaseRefusesIsStillNoted() {
        notifier.sql("""
                CREATE OR REPLACE FUNCTION test_no_words() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN RAISE EXCEPTION 'what is that?' USING ERRCODE = '22021'; END $$""");
        notifier.sql("""
                CREATE TRIGGER test_no_words BEFORE UPDATE ON ledger FOR EACH ROW
                WHEN (NEW.code IS NOT NULL) EXECUTE FUNCTION test_no_words()""");
        Events incident = Events.anIncident();
        try (Lines lines = Lines.listen()) {
            String subscriber = notifier.subscribeWebhook(path).getString("id");
            UUID event = incident.says("investigating", "Heard.");
            notifier.awaitStates(incident, subscriber, "delivered");
            assertThat(lines.saying("its result can not be written", event)).anySatisfy(line -> {
                assertThat(line.level()).isEqualTo("ERROR");
                assertThat(line.fields())
                        .containsEntry(
                                "deliveryId", receiver.at(path).get(0).id().substring(4))
                        .containsEntry("incidentId", incident.incident.toString());
            });
        } finally {
            notifier.sql("DROP TRIGGER test_no_words ON ledger");
        }
        assertThat(receiver.at(path)).hasSize(1);
    }

    @Test
    void retryAfterIsHonoured() {
        receiver.answerOnce(
                path,
                response -> response.setStatusCode(429)
                        .putHeader("Retry-After", "2")
                        .end());
        String subscriber = notifier.subscribeWebhook(path).getString("id");
        Events incident = Events.anIncident();
        incident.says("investigating", "Slowly.");

        notifier.awaitStates(incident, subscriber, "delivered");
        assertThat(notifier.count("""
                        SELECT (extract(epoch FROM max(at) - min(at)) * 1000)::bigint FROM attempts
                        WHERE delivery_id IN (SELECT id FROM deliveries WHERE incident_id = $1)""", incident.incident)).isGreaterThanOrEqualTo(1900);
    }

    private List<String> codes(Events incident) {
        return notifier.sql("""
                        SELECT a.code FROM attempts a JOIN deliveries d ON d.id = a.delivery_id
                        WHERE d.incident_id = $1 ORDER BY a.fence""", incident.incident).stream()
                .map(row -> row.getString("code"))
                .toList();
    }
}
