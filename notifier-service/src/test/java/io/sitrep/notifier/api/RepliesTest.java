package io.sitrep.notifier.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.ValidatableResponse;
import io.sitrep.fakes.phone.FakeTwilio;
import io.sitrep.notifier.outside.Events;
import io.sitrep.notifier.outside.Notifier;
import io.sitrep.notifier.outside.RealService;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people answer to text messages. */
@RealService
class RepliesTest {
    private static final String PATH = "/api/v1/replies/twilio";
    private static final URI CALLED = URI.create("https://notify.example.com" + PATH);

    private final String number = "+39335" + (1_000_000 + Math.floorMod(System.nanoTime(), 8_999_999));

    @Inject
    Notifier notifier;

    @ConfigProperty(name = "test.twilio.port")
    int port;

    private FakeTwilio twilio;

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
    @ValueSource(strings = {"STOP", " stop\n", "StopAll", "UNSUBSCRIBE", "cancel", "End", "QUIT", "arrêt", "ALTO"})
    void whoeverWritesStopIsUnsubscribedAndThatIsRecorded(String word) {
        String sms = subscribe("sms");
        String voice = subscribe("voice");

        written(word).statusCode(200).contentType("text/xml").body(equalTo("<Response/>"));

        for (String subscriber : new String[] {sms, voice}) {
            assertThat(state(subscriber)).isEqualTo("unsubscribed disabled");
            assertThat(consents(subscriber)).isEqualTo("withdrawn by reply");
        }
        Events incident = Events.anIncident();
        notifier.awaitPlanned(incident.says("investigating", "Hello?"));
        assertThat(notifier.states(incident, sms)).isEmpty();
        assertThat(twilio.to(number)).isEmpty();
    }

    @Test
    void writingItAgainChangesNothing() {
        String sms = subscribe("sms");
        written("STOP");
        written("STOP").statusCode(200);

        assertThat(notifier.count(
                        "SELECT count(*) FROM consents WHERE subscriber_id = $1 AND how = 'reply'",
                        UUID.fromString(sms)))
                .isEqualTo(1);
    }

    @Test
    void whatWaitsForTheNumberIsCancelled() {
        String sms = subscribe("sms");
        notifier.asAdmin().post("/api/v1/channels/sms/disable").then().statusCode(200);
        try {
            Events incident = Events.anIncident();
            notifier.awaitPlanned(incident.says("investigating", "Hello?"));
            written("STOP");
            assertThat(notifier.states(incident, sms)).containsExactly("cancelled");
        } finally {
            notifier.asAdmin().post("/api/v1/channels/sms/enable").then().statusCode(200);
        }
    }

    @Test
    void startBringsBackWhatWasConfirmedAndNothingElse() {
        String sms = subscribe("sms");
        written("STOP");
        written("Start").statusCode(200).body(equalTo("<Response/>"));

        assertThat(state(sms)).isEqualTo("active active");
        assertThat(consents(sms)).isEqualTo("given by reply");
        Events incident = Events.anIncident();
        incident.says("investigating", "Hello again.");
        notifier.awaitStates(incident, sms, "delivered");
    }

    @Test
    void startDoesNotConfirmForAnybody() {
        given().contentType("application/json")
                .body(new JsonObject()
                        .put("channel", "sms")
                        .put("address", number)
                        .encode())
                .post("/api/v1/subscriptions")
                .then()
                .statusCode(202);
        String subscriber = notifier.sql("SELECT subscriber_id FROM endpoints WHERE address = $1", number)
                .get(0)
                .getUUID("subscriber_id")
                .toString();

        written("START");
        assertThat(state(subscriber)).isEqualTo("pending pending");
        written("STOP");
        written("UNSTOP");

        assertThat(state(subscriber)).isEqualTo("unsubscribed disabled");
    }

    @Test
    void whoUnsubscribedByTheLinkStaysUnsubscribed() {
        String sms = subscribe("sms");
        notifier.sql(
                "UPDATE subscriptions SET state = 'unsubscribed', ended_at = now() WHERE subscriber_id = $1",
                UUID.fromString(sms));
        written("STOP");
        written("START");

        assertThat(state(sms)).startsWith("unsubscribed");
    }

    @Test
    void whatWasSwitchedOffByAnythingElseIsNotSwitchedOnByStart() {
        String sms = subscribe("sms");
        notifier.sql(
                "UPDATE endpoints SET state = 'disabled', state_reason = 'its mail came back' WHERE subscriber_id = $1",
                UUID.fromString(sms));

        written("START");
        assertThat(state(sms)).isEqualTo("active disabled");
        written("STOP");
        assertThat(state(sms)).isEqualTo("unsubscribed disabled");
        assertThat(consents(sms)).isEqualTo("withdrawn by reply");
        written("START");

        assertThat(state(sms)).isEqualTo("unsubscribed disabled");
    }

    @Test
    void aFurtherAddressIsStoppedAloneAndTheFirstIsToldAsBefore() {
        String mail = notifier.subscribe(new JsonObject()
                        .put("channel", "webhook")
                        .put("address", "http://127.0.0.1:9/" + UUID.randomUUID())
                        .put(
                                "fallback",
                                new JsonArray()
                                        .add(new JsonObject()
                                                .put("channel", "sms")
                                                .put("address", number))))
                .getString("id");

        written("STOP");

        assertThat(state(mail)).isEqualTo("active active");
        assertThat(notifier.sql(
                                "SELECT state FROM endpoints WHERE subscriber_id = $1 AND position = 1",
                                UUID.fromString(mail))
                        .get(0)
                        .getString("state"))
                .isEqualTo("disabled");
        assertThat(consents(mail)).isEqualTo("withdrawn by reply");
    }

    @Test
    void helpIsAnsweredAndAnythingElseIsNot() {
        String sms = subscribe("sms");

        written("HELP")
                .statusCode(200)
                .body(containsString("<Response><Message>Example Status: "))
                .body(containsString("STOP"));
        written("STOP PLEASE").statusCode(200).body(equalTo("<Response/>"));
        written("thank you").statusCode(200).body(equalTo("<Response/>"));

        assertThat(state(sms)).isEqualTo("active active");
    }

    @Test
    void whatTwilioDidNotSignIsRefusedAndDoesNothing() {
        String sms = subscribe("sms");
        FakeTwilio.Inbound good = twilio.writes(number, "STOP", CALLED);
        FakeTwilio.Inbound elsewhere = twilio.writes(number, "STOP", URI.create("https://other.example.com" + PATH));

        send(good.form().replace("STOP", "QUIT"), good.signature()).statusCode(403);
        send(good.form(), elsewhere.signature()).statusCode(403);
        send(good.form(), "").statusCode(403);
        given().contentType("application/x-www-form-urlencoded")
                .body(good.form())
                .post(PATH)
                .then()
                .statusCode(403)
                .contentType("application/problem+json");
        given().contentType("application/x-www-form-urlencoded")
                .body(good.form())
                .post("/api/v1/replies/pigeon")
                .then()
                .statusCode(404);

        assertThat(state(sms)).isEqualTo("active active");
    }

    private ValidatableResponse written(String text) {
        FakeTwilio.Inbound inbound = twilio.writes(number, text, CALLED);
        return send(inbound.form(), inbound.signature());
    }

    private static ValidatableResponse send(String form, String signature) {
        return given().contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .header("X-Twilio-Signature", signature)
                .body(form)
                .post(PATH)
                .then();
    }

    private String subscribe(String channel) {
        return notifier.subscribe(new JsonObject()
                        .put("channel", channel)
                        .put("address", number)
                        .put("min_impact", "none"))
                .getString("id");
    }

    /** The subscription's and its first address's. */
    private String state(String subscriber) {
        Row row = notifier.sql(
                        "SELECT s.state, e.state AS place FROM subscriptions s JOIN endpoints e"
                                + " ON e.subscriber_id = s.subscriber_id AND e.position = 0 WHERE s.subscriber_id = $1",
                        UUID.fromString(subscriber))
                .get(0);
        return row.getString("state") + " " + row.getString("place");
    }

    private String consents(String subscriber) {
        Row row = notifier.sql(
                        "SELECT what, how FROM consents WHERE subscriber_id = $1 ORDER BY at DESC, id DESC LIMIT 1",
                        UUID.fromString(subscriber))
                .get(0);
        return row.getString("what") + " by " + row.getString("how");
    }
}
