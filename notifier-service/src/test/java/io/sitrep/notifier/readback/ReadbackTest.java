package io.sitrep.notifier.readback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.sitrep.fakes.Mood;
import io.sitrep.fakes.phone.FakeTwilio;
import io.sitrep.lines.Lines;
import io.sitrep.notifier.channel.ThisProcess;
import io.sitrep.notifier.outside.Events;
import io.sitrep.notifier.outside.FailoverReader;
import io.sitrep.notifier.outside.Notifier;
import io.sitrep.notifier.outside.RealService;
import io.sitrep.notifier.outside.WebhookReceiver;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may have arrived and may not, where the provider can be asked. */
@RealService
class ReadbackTest {
    private final String number = "+39336" + (1_000_000 + Math.floorMod(System.nanoTime(), 8_999_999));
    private final Events incident = Events.anIncident();

    @Inject
    Notifier notifier;

    @Inject
    ReadbackLoop loop;

    @Inject
    ThisProcess process;

    @ConfigProperty(name = "test.twilio.port")
    int port;

    private FakeTwilio twilio;
    private String subscriber;

    @BeforeEach
    void open() {
        twilio = new FakeTwilio(port);
    }

    @AfterEach
    void forget() {
        twilio.close();
        notifier.forgetEverybody();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sms", "voice"})
    void whatArrivedThoughItsAnswerWasLostIsDeliveredAfterALookAndNotSentAgain(String channel) {
        subscribe(channel);
        twilio.mood(Mood.LOSES_ANSWERS);
        incident.says("investigating", "Heard?");
        notifier.awaitStates(incident, subscriber, "uncertain");
        assertThat(twilio.to(number)).hasSize(1);

        twilio.mood(Mood.WELL);
        try (Lines lines = Lines.listen()) {
            lookUntil("delivered");

            assertThat(twilio.to(number)).hasSize(1);
            Row row = delivery();
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> !lines.saying("has arrived", row.getUUID("id")).isEmpty());
            assertThat(lines.saying("has arrived", row.getUUID("id")))
                    .allSatisfy(line -> assertThat(line.fields())
                            .containsEntry(
                                    "eventId", row.getUUID("publication_id").toString()));
            assertThat(row.getString("remote_id"))
                    .isEqualTo(twilio.to(number).get(0).sid());
            assertThat(outcomes()).containsExactly("uncertain", "reconciled");
        }
    }

    /** A look only reads: it tells nobody, and what it finds is one less that somebody has to decide on before the release. */
    @Test
    void whatIsUncertainIsLookedForWhileAllIsHeldAndNothingLeavesOfThat() {
        subscribe("sms");
        twilio.mood(Mood.LOSES_ANSWERS);
        incident.says("investigating", "Heard?");
        notifier.awaitStates(incident, subscriber, "uncertain");
        twilio.mood(Mood.WELL);
        notifier.asAdmin().post("/api/v1/deliveries/hold").then().statusCode(200);
        try {
            incident.saysAt(2, "identified", "Not yet.");
            await().atMost(Duration.ofSeconds(30)).until(() -> {
                lookNow();
                return notifier.states(incident, subscriber).equals(List.of("delivered", "pending"));
            });

            assertThat(twilio.to(number)).as("what was sent before").hasSize(1);
            notifier.asAdmin().get("/api/v1/deliveries/hold").then().body("held", equalTo(true));
        } finally {
            notifier.asAdmin().post("/api/v1/deliveries/release").then().statusCode(200);
        }
        notifier.awaitStates(incident, subscriber, "delivered", "delivered");
        assertThat(twilio.to(number)).hasSize(2);
    }

    /** Each look of one that can't open the link would be one look less for a process that can. */
    @Test
    void aProcessWithoutTheKeyLooksForNothing() {
        subscribe("sms");
        twilio.mood(Mood.LOSES_ANSWERS);
        incident.says("investigating", "Heard?");
        notifier.awaitStates(incident, subscriber, "uncertain");
        twilio.mood(Mood.WELL);
        process.sends(false);
        try {
            await().during(Duration.ofMillis(500)).until(() -> {
                lookNow();
                return notifier.count(
                                "SELECT coalesce(sum(looks), 0) FROM readbacks WHERE delivery_id = $1",
                                delivery().getUUID("id"))
                        == 0;
            });
        } finally {
            process.sends(true);
        }

        lookUntil("delivered");
    }

    @Test
    void whatIsFoundIsNotToldElsewhereAsWell() {
        String path = "/" + UUID.randomUUID();
        WebhookReceiver.running()
                .answerAlways(
                        path,
                        answer -> answer.setStatusCode(503)
                                .putHeader("Retry-After", "60")
                                .end());
        twilio.mood(Mood.LOSES_ANSWERS);
        FailoverReader reader = FailoverReader.at(
                notifier,
                new JsonObject().put("channel", "sms").put("address", number),
                new JsonObject()
                        .put("channel", "webhook")
                        .put("address", WebhookReceiver.running().url(path)));
        incident.ofSeverity("SEV3").says("investigating", "Heard?");
        reader.awaitTold(incident, "0 uncertain", "1 retrying");
        twilio.mood(Mood.WELL);

        await().atMost(Duration.ofSeconds(30)).until(() -> {
            lookNow();
            return reader.told(incident).equals(List.of("0 delivered", "1 cancelled"));
        });
        assertThat(twilio.to(number)).hasSize(1);
    }

    @Test
    void whatIsNotThereStaysUncertainForAHumanWhoCanSendItAgain() {
        subscribe("sms");
        twilio.mood(Mood.SILENT);
        incident.says("investigating", "Heard?");
        notifier.awaitStates(incident, subscriber, "uncertain");
        twilio.mood(Mood.WELL);

        await().atMost(Duration.ofSeconds(30)).until(() -> {
            lookNow();
            return ReadbackLoop.NOT_THERE.equals(delivery().getString("reason"));
        });

        assertThat(notifier.states(incident, subscriber)).containsExactly("uncertain");
        assertThat(twilio.to(number)).isEmpty();
        notifier.asAdmin()
                .get("/api/v1/deliveries?state=uncertain&subscriber=" + subscriber)
                .then()
                .statusCode(200)
                .body("items.state", hasItem("uncertain"))
                .body("items.reason", hasItem(ReadbackLoop.NOT_THERE));
        // Nobody gets what may have arrived by asking for many.
        notifier.asAdmin()
                .body(new JsonObject()
                        .put("incident", incident.incident.toString())
                        .encode())
                .post("/api/v1/deliveries/replay")
                .then()
                .statusCode(202)
                .body("asked", equalTo(0));
        notifier.asAdmin()
                .post("/api/v1/deliveries/" + delivery().getUUID("id") + "/retry")
                .then()
                .statusCode(202);
        notifier.awaitStates(incident, subscriber, "delivered");
        assertThat(twilio.to(number)).hasSize(1);
    }

    @Test
    void anotherMessageOfTheIncidentIsNotTakenForIt() {
        subscribe("sms");
        incident.says("investigating", "Heard?");
        notifier.awaitStates(incident, subscriber, "delivered");
        twilio.mood(Mood.SILENT);
        incident.says("investigating", "Heard?");
        notifier.awaitStates(incident, subscriber, "delivered", "uncertain");
        twilio.mood(Mood.WELL);

        await().atMost(Duration.ofSeconds(30)).until(() -> {
            lookNow();
            return ReadbackLoop.NOT_THERE.equals(delivery().getString("reason"));
        });

        assertThat(notifier.states(incident, subscriber)).containsExactly("delivered", "uncertain");
    }

    @Test
    void whatIsFoundIsOneDeliverysAndNeverAnothersAtTheSameNumber() {
        subscribe("sms");
        String first = subscriber;
        subscribeHereToo("sms");
        twilio.mood(Mood.LOSES_ANSWERS);
        incident.says("investigating", "Heard?");
        notifier.awaitStates(incident, first, "uncertain");
        notifier.awaitStates(incident, subscriber, "uncertain");
        twilio.mood(Mood.WELL);

        await().atMost(Duration.ofSeconds(30)).until(() -> {
            lookNow();
            return notifier.states(incident, first).equals(List.of("delivered"))
                    && notifier.states(incident, subscriber).equals(List.of("delivered"));
        });

        assertThat(notifier.sql("SELECT remote_id FROM ledger WHERE incident_id = $1", incident.incident).stream()
                        .map(row -> row.getString("remote_id")))
                .containsExactlyInAnyOrderElementsOf(
                        twilio.to(number).stream().map(FakeTwilio.Made::sid).toList());
    }

    @Test
    void aCallIsNotTakenForAnotherThatWasMadeToTheNumberAtTheTime() {
        subscribe("voice");
        String first = subscriber;
        incident.says("investigating", "Heard?");
        notifier.awaitStates(incident, first, "delivered");
        subscribeHereToo("voice");
        Events other = Events.anIncident();
        twilio.mood(Mood.SILENT);
        other.says("investigating", "And that?");
        notifier.awaitStates(other, subscriber, "uncertain");
        twilio.mood(Mood.WELL);

        lookToTheEnd(other);

        assertThat(notifier.states(other, subscriber)).containsExactly("uncertain");
        assertThat(reasons(other)).doesNotContain(ReadbackLoop.NOT_THERE);
    }

    @Test
    void whatAVanishedWorkerSentIsFoundByItsWordsWheneverThatWas() {
        subscribe("sms");
        incident.says("investigating", "Heard?");
        notifier.awaitStates(incident, subscriber, "delivered");
        notifier.workerVanished(incident, 1);
        notifier.awaitStates(incident, subscriber, "uncertain");

        lookUntil("delivered");

        assertThat(twilio.to(number)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sms", "voice"})
    void ofAVanishedWorkerNobodySaysThatItSentNothing(String channel) {
        subscribe(channel);
        incident.says("investigating", "Heard?");
        notifier.awaitStates(incident, subscriber, "delivered");
        twilio.close();
        twilio = new FakeTwilio(port);
        notifier.workerVanished(incident, 1);
        notifier.awaitStates(incident, subscriber, "uncertain");

        lookToTheEnd(incident);

        assertThat(notifier.states(incident, subscriber)).containsExactly("uncertain");
        assertThat(reasons(incident)).singleElement().asString().contains("its worker vanished");
    }

    @Test
    void aCallOfAVanishedWorkerIsNotKnownByItsTime() {
        subscribe("voice");
        incident.says("investigating", "Heard?");
        notifier.awaitStates(incident, subscriber, "delivered");
        notifier.workerVanished(incident, 1);
        notifier.awaitStates(incident, subscriber, "uncertain");

        lookToTheEnd(incident);

        assertThat(notifier.states(incident, subscriber)).containsExactly("uncertain");
    }

    private void lookToTheEnd(Events which) {
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            lookNow();
            return notifier.count(
                            "SELECT count(*) FROM readbacks r JOIN ledger l ON l.id = r.delivery_id"
                                    + " WHERE l.incident_id = $1 AND l.state = 'uncertain' AND r.due_at IS NULL",
                            which.incident)
                    > 0;
        });
    }

    private List<String> reasons(Events which) {
        return notifier
                .sql("SELECT reason FROM ledger WHERE incident_id = $1 AND state = 'uncertain'", which.incident)
                .stream()
                .map(row -> row.getString("reason"))
                .toList();
    }

    /** Another subscriber who is told at the same number. */
    private void subscribeHereToo(String channel) {
        subscriber = notifier.subscribe(new JsonObject()
                        .put("channel", channel)
                        .put("address", number.replace("+39336", "+39337"))
                        .put("min_impact", "none"))
                .getString("id");
        notifier.sql("UPDATE endpoints SET address = $2 WHERE subscriber_id = $1", UUID.fromString(subscriber), number);
    }

    @Test
    void whileTheProviderDoesNotAnswerNothingIsSaidOfIt() {
        subscribe("sms");
        twilio.mood(Mood.LOSES_ANSWERS);
        incident.says("investigating", "Heard?");
        notifier.awaitStates(incident, subscriber, "uncertain");
        String reason = delivery().getString("reason");

        await().atMost(Duration.ofSeconds(30)).until(() -> {
            lookNow();
            return notifier.count(
                            "SELECT count(*) FROM readbacks WHERE delivery_id = $1 AND due_at IS NULL",
                            delivery().getUUID("id"))
                    == 1;
        });

        assertThat(notifier.states(incident, subscriber)).containsExactly("uncertain");
        assertThat(delivery().getString("reason")).isEqualTo(reason);
    }

    private void subscribe(String channel) {
        subscriber = notifier.subscribe(new JsonObject()
                        .put("channel", channel)
                        .put("address", number)
                        .put("min_impact", "none"))
                .getString("id");
    }

    private void lookUntil(String state) {
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            lookNow();
            return notifier.states(incident, subscriber).equals(List.of(state));
        });
    }

    /** As if the pause were over. */
    private void lookNow() {
        notifier.sql(
                "UPDATE readbacks SET due_at = now() WHERE due_at IS NOT NULL AND updated_at < now() - interval '200 ms'");
        loop.nudge();
    }

    private Row delivery() {
        return notifier.sql(
                        "SELECT * FROM deliveries WHERE incident_id = $1 AND subscriber_id = $2 ORDER BY sequence DESC",
                        incident.incident,
                        UUID.fromString(subscriber))
                .get(0);
    }

    private List<String> outcomes() {
        return notifier
                .sql(
                        "SELECT outcome FROM attempts WHERE delivery_id = $1 ORDER BY fence",
                        delivery().getUUID("id"))
                .stream()
                .map(row -> row.getString("outcome"))
                .toList();
    }
}
