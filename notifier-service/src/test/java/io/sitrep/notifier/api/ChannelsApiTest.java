package io.sitrep.notifier.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.ValidatableResponse;
import io.sitrep.notifier.outside.Events;
import io.sitrep.notifier.outside.IncidentServiceFake;
import io.sitrep.notifier.outside.MailServer;
import io.sitrep.notifier.outside.Mailbox;
import io.sitrep.notifier.outside.Notifier;
import io.sitrep.notifier.outside.RealService;
import io.sitrep.notifier.outside.Signatures;
import io.sitrep.notifier.outside.WebhookReceiver;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The channels as an operator sees and switches them. */
@RealService
class ChannelsApiTest {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private final WebhookReceiver receiver = WebhookReceiver.running();
    private final String path = "/" + UUID.randomUUID();
    private final String publisher = IncidentServiceFake.running().tokenOf("publisher");

    @Inject
    Notifier notifier;

    @AfterEach
    void enable() {
        as(publisher, "webhook/enable", null).statusCode(200);
        as(publisher, "email/enable", null).statusCode(200);
        notifier.forgetEverybody();
    }

    @Test
    void channelsSayWhatTheyCanDoAndHowTheyAreDoing() {
        receiver.answerOnce(path, 503);
        String subscriber = notifier.subscribeWebhook(path).getString("id");
        Events incident = Events.anIncident();
        incident.says("investigating", "Not at first.");
        notifier.awaitStates(incident, subscriber, "delivered");

        given().header(
                        "Authorization",
                        "Bearer " + IncidentServiceFake.running().tokenOf("viewer"))
                .get("/api/v1/channels")
                .then()
                .statusCode(200)
                .body("items.id", hasItems("email", "webhook"))
                .body("items.find { it.id == 'webhook' }.state", equalTo("enabled"))
                .body("items.find { it.id == 'webhook' }.promise", equalTo("at_least_once"))
                .body("items.find { it.id == 'webhook' }.capability.signed", equalTo(true))
                .body("items.find { it.id == 'webhook' }.capability.asks_first", equalTo(false))
                .body("items.find { it.id == 'webhook' }.breaker.state", equalTo("closed"))
                .body("items.find { it.id == 'webhook' }.breaker.providers", greaterThanOrEqualTo(1))
                .body("items.find { it.id == 'webhook' }.rate_left", nullValue())
                .body("items.find { it.id == 'webhook' }.last_error.code", equalTo("503"))
                .body("items.find { it.id == 'webhook' }.last_error.at", notNullValue())
                .body("items.find { it.id == 'email' }.capability.forms", hasItems("text/plain", "text/html"))
                .body("items.find { it.id == 'email' }.capability.asks_first", equalTo(true))
                .body("items.find { it.id == 'email' }.capability.needs_address", equalTo(true))
                .body("items.find { it.id == 'mastodon' }.capability.needs_address", equalTo(false))
                .body("items.find { it.id == 'mastodon' }.promise", equalTo("exact"));
    }

    @Test
    void rateLeftIsThatOfTheDomainThatTakesLeast() {
        Mailbox ada = Mailbox.ofSomebody();
        notifier.subscribe(new JsonObject().put("channel", "email").put("address", ada.address()));
        Events.anIncident().says("investigating", "By mail.");
        await().until(() -> ada.mails().size() == 1);

        notifier.asAdmin()
                .get("/api/v1/channels")
                .then()
                .body("items.find { it.id == 'email' }.rate_left.per_second", notNullValue())
                .body("items.find { it.id == 'email' }.rate_left.left", notNullValue());
    }

    @Test
    void nothingLeavesByADisabledChannelAndAllOfItWhenItIsEnabled() {
        Mailbox ada = Mailbox.ofSomebody();
        String mail = notifier.subscribe(
                        new JsonObject().put("channel", "email").put("address", ada.address()))
                .getString("id");
        String webhook = notifier.subscribeWebhook(path).getString("id");

        as(publisher, "webhook/disable", "{\"reason\":\"wrong secret everywhere\"}")
                .statusCode(200)
                .body("state", equalTo("disabled"))
                .body("disabled_reason", equalTo("wrong secret everywhere"))
                .body("disabled_since", notNullValue());
        as(publisher, "webhook/disable", "{\"reason\":\"second\"}")
                .body("disabled_reason", equalTo("wrong secret everywhere"));
        Events incident = Events.anIncident();
        incident.says("investigating", "By mail alone.");

        notifier.awaitStates(incident, mail, "delivered");
        // Several polls go by, as they would in another process.
        await().during(Duration.ofMillis(500)).until(() -> receiver.at(path).isEmpty());
        assertThat(notifier.states(incident, webhook)).containsExactly("pending");

        as(publisher, "webhook/enable", null).statusCode(200).body("state", equalTo("enabled"));

        notifier.awaitStates(incident, webhook, "delivered");
        assertThat(receiver.at(path)).hasSize(1);
        assertThat(audit("webhook")).endsWith("channel-disabled", "channel-enabled");
    }

    @Test
    void switchOfAnotherProcessIsHonouredByThePoll() {
        String webhook = notifier.subscribeWebhook(path).getString("id");
        notifier.sql("INSERT INTO channels_off (channel, actor, reason) VALUES ('webhook', 'another', 'there')");
        Events incident = Events.anIncident();
        notifier.awaitPlanned(incident.says("investigating", "Later."));
        await().during(Duration.ofMillis(300)).until(() -> receiver.at(path).isEmpty());

        notifier.sql("DELETE FROM channels_off");

        notifier.awaitStates(incident, webhook, "delivered");
    }

    @Test
    void whatWaitedLongForASwitchIsStillDeliveredWhenItHasToWaitOnceMore() {
        receiver.answerOnce(path, 503);
        String webhook = notifier.subscribeWebhook(path).getString("id");
        as(publisher, "webhook/disable", null).statusCode(200);
        Events incident = Events.anIncident();
        notifier.awaitPlanned(incident.says("investigating", "Days later."));
        notifier.sql("UPDATE queue SET planned_at = now() - interval '3 days'");

        as(publisher, "webhook/enable", null).statusCode(200);

        assertThat(notifier.count("SELECT count(*) FROM queue WHERE planned_at < now() - interval '1 hour'"))
                .isZero();
        notifier.awaitStates(incident, webhook, "delivered");
    }

    @Test
    void nobodyIsAskedByADisabledChannel() {
        Mailbox ada = Mailbox.ofSomebody();
        as(publisher, "email/disable", null).statusCode(200).body("disabled_reason", equalTo("disabled by hand"));
        given().contentType("application/json")
                .body(new JsonObject()
                        .put("channel", "email")
                        .put("address", ada.address())
                        .encode())
                .post("/api/v1/subscriptions")
                .then()
                .statusCode(202);
        await().during(Duration.ofMillis(500)).until(() -> ada.mails().isEmpty());

        as(publisher, "email/enable", null).statusCode(200);

        await().until(() -> ada.mails().size() == 1);
    }

    @Test
    void testMailSaysThatItIsATestInTheReadersLanguage() {
        Mailbox ada = Mailbox.ofSomebody();
        as(publisher, "email/disable", null).statusCode(200);

        test("email", new JsonObject().put("address", ada.address()).put("locale", "it"))
                .statusCode(200)
                .body("outcome", equalTo("delivered"))
                .body("code", equalTo("250"))
                .body("reason", nullValue())
                .body("took", containsString("PT"));

        await().until(() -> ada.mails().size() == 1);
        assertThat(ada.subjects().get(0)).isEqualTo("[Example Status] Messaggio di prova");
        assertThat(Mailbox.text(ada.mails().get(0))).contains("Questa è una prova");
        assertThat(audit("email: delivered")).endsWith("channel-tested");
        assertThat(notifier.count("SELECT count(*) FROM audit WHERE detail LIKE '%' || $1 || '%'", ada.address()))
                .isZero();
    }

    @Test
    void testWebhookIsSignedAndAMachineKnowsItForATest() throws Exception {
        test("webhook", new JsonObject().put("address", receiver.url(path)).put("secret", SECRET))
                .statusCode(200)
                .body("outcome", equalTo("delivered"));

        WebhookReceiver.Received received = receiver.at(path).get(0);
        Signatures.verify(SECRET, received);
        assertThat(received.json().getJsonObject("sitrep").getString("kind")).isEqualTo("test");
        assertThat(received.json().getJsonObject("incident").getString("impact"))
                .isEqualTo("none");
        assertThat(received.json().getJsonObject("incident").getString("status"))
                .isEqualTo("resolved");
    }

    @Test
    void testThatIsNotTakenSaysWhy() {
        receiver.answerOnce(path, 410);
        test("webhook", new JsonObject().put("address", receiver.url(path)))
                .statusCode(200)
                .body("outcome", equalTo("gone"))
                .body("code", equalTo("410"))
                .body("reason", notNullValue());
        MailServer.running().answer(550);
        test("email", new JsonObject().put("address", Mailbox.ofSomebody().address()))
                .statusCode(200)
                .body("outcome", not(equalTo("delivered")))
                .body("code", containsString("550"));
    }

    @Test
    void wrongTestsAreRefused() {
        test("pigeon", new JsonObject().put("address", "x")).statusCode(404);
        test("email", new JsonObject()).statusCode(422).body("errors.field", hasItems("address"));
        test("email", new JsonObject().put("address", "nobody")).statusCode(422);
        test("webhook", new JsonObject().put("address", "http://169.254.1.1/"))
                .statusCode(422)
                .body("errors.field", hasItems("address"));
        test(
                        "email",
                        new JsonObject()
                                .put("address", "a@example.org")
                                .put("locale", "tlh")
                                .put("time_zone", "Mars"))
                .statusCode(422)
                .body("errors.field", hasItems("locale", "time_zone"));
        as(publisher, "pigeon/disable", null).statusCode(404);
        as(publisher, "pigeon/enable", null).statusCode(404);
        as(publisher, "webhook/test", "{\"address\":\"x\"}").statusCode(403).body("detail", containsString("admin"));
    }

    @Test
    void oneWhoTestsAgainAndAgainHasToWait() {
        String admin = IncidentServiceFake.running().tokenOf("admin");
        String body = new JsonObject().put("address", receiver.url(path)).encode();
        as(admin, "webhook/test", body).statusCode(200);
        as(admin, "webhook/test", body)
                .statusCode(429)
                .header("Retry-After", notNullValue())
                .contentType(containsString("application/problem+json"));
        assertThat(receiver.at(path)).hasSize(1);
    }

    /** Each by somebody else, since one has to wait between two tests. */
    private static ValidatableResponse test(String channel, JsonObject body) {
        return as(IncidentServiceFake.running().tokenOf("admin"), channel + "/test", body.encode());
    }

    private static ValidatableResponse as(String token, String what, String body) {
        var request = given().header("Authorization", "Bearer " + token).contentType("application/json");
        return (body == null ? request : request.body(body))
                .post("/api/v1/channels/" + what)
                .then();
    }

    private List<String> audit(String detail) {
        return notifier.sql("SELECT action FROM audit WHERE detail = $1 ORDER BY at, id", detail).stream()
                .map(row -> row.getString("action"))
                .toList();
    }
}
