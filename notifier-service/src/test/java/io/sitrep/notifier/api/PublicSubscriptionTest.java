package io.sitrep.notifier.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.restassured.response.Response;
import io.sitrep.notifier.outside.Events;
import io.sitrep.notifier.outside.Logs;
import io.sitrep.notifier.outside.MailServer;
import io.sitrep.notifier.outside.Mailbox;
import io.sitrep.notifier.outside.Notifier;
import io.sitrep.notifier.outside.RealService;
import io.sitrep.notifier.outside.Surroundings;
import io.sitrep.notifier.outside.WebhookReceiver;
import io.sitrep.notifier.subscription.Tidying;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@RealService
class PublicSubscriptionTest {
    private final Mailbox ada = Mailbox.ofSomebody();
    private final String client = "2001:db8:" + Integer.toHexString((int) (System.nanoTime() & 0xffff)) + "::1";

    @Inject
    Notifier notifier;

    @Inject
    Tidying tidying;

    @AfterEach
    void forget() {
        notifier.forgetEverybody();
    }

    @Test
    void answerIsTheSameByteForByteWhetherTheAddressIsKnownOrNot() {
        notifier.subscribe(mail(ada.address()));

        Response known = ask(mail(ada.address()));
        Response unknown = ask(mail(Mailbox.ofSomebody().address()));

        assertThat(known.statusCode()).isEqualTo(202);
        assertThat(known.asByteArray()).isEqualTo(unknown.asByteArray());
        assertThat(known.headers().asList().stream().map(each -> each.getName() + each.getValue()))
                .containsExactlyElementsOf(unknown.headers().asList().stream()
                        .map(each -> each.getName() + each.getValue())
                        .toList());
    }

    @Test
    void nothingIsToldBeforeTheAddressConfirms() {
        ask(mail(ada.address()).put("locale", "it"));
        String link = ada.link();
        Events before = Events.anIncident();
        notifier.awaitPlanned(before.says("investigating", "Not for you yet."));

        given().get(link).then().statusCode(200);
        assertThat(state()).isEqualTo("pending");
        given().post(link + "/confirm").then().statusCode(200);
        given().post(link + "/confirm").then().statusCode(200);
        assertThat(state()).isEqualTo("active");
        Events after = Events.anIncident();
        after.says("investigating", "Now for you.");

        notifier.awaitStates(after, subscriber(), "delivered");
        assertThat(notifier.states(before, subscriber())).isEmpty();
        assertThat(ada.subjects().get(0)).isEqualTo("Conferma la tua iscrizione a Example Status");
        assertThat(notifier.sql("SELECT how, what FROM consents ORDER BY at, id").stream()
                        .map(row -> row.getString("how") + " " + row.getString("what")))
                .containsExactly("api asked", "link given");
    }

    @Test
    void eachRequestIsASubscriptionOfItsOwnAndTheAddressIsAskedOnceAnHour() {
        ask(mail(ada.address()));
        await().until(() -> ada.mails().size() == 1);
        ask(mail(ada.address()));
        ask(mail(ada.address()));
        notifier.settles("SELECT count(*) FROM confirmations WHERE due_at > now() + interval '50 minutes'", 2);
        assertThat(ada.mails()).hasSize(1);
        assertThat(notifier.count("SELECT count(*) FROM subscriptions WHERE state = 'pending'"))
                .isEqualTo(3);

        for (int asked = 2; asked <= 3; asked++) {
            int mails = asked;
            notifier.sql("UPDATE asked SET at = at - interval '1 hour'");
            notifier.sql("UPDATE confirmations SET due_at = now()");
            await().until(() -> ada.mails().size() == mails);
            notifier.settles(
                    "SELECT count(*) FROM confirmations WHERE due_at > now() + interval '50 minutes'", 3 - mails);
        }
        notifier.settles("SELECT count(*) FROM confirmations", 0);
    }

    @Test
    void nobodyThrowsAwayWhatSomebodyElseHasAskedForOrFloodsAnAddress() {
        ask(mail(ada.address()).put("min_impact", "critical"));
        String link = ada.link();
        ask(mail(ada.address()).put("min_impact", "major"));
        notifier.settles("SELECT count(*) FROM confirmations WHERE due_at > now() + interval '50 minutes'", 1);
        for (int i = 0; i < 5; i++) {
            ask(mail(ada.address()).put("min_impact", "minor"));
        }

        notifier.settles("SELECT count(*) FROM confirmations WHERE due_at > now() + interval '50 minutes'", 3);
        assertThat(notifier.count("SELECT count(*) FROM confirmations c JOIN endpoints e ON e.id = c.endpoint_id"
                        + " JOIN subscriptions s ON s.subscriber_id = e.subscriber_id WHERE s.min_impact = 'major'"))
                .isEqualTo(1);
        given().post(link + "/confirm").then().statusCode(200);
        assertThat(notifier.sql("SELECT min_impact FROM subscriptions WHERE state = 'active'")
                        .get(0)
                        .getString("min_impact"))
                .isEqualTo("critical");
    }

    @Test
    void questionThatCanNotBeOpenedKeepsNoOtherWaiting() {
        MailServer.running().answer(451);
        ask(mail(ada.address()));
        ask(mail(Mailbox.ofSomebody().address()));
        Mailbox bob = Mailbox.ofSomebody();
        ask(mail(bob.address()));
        notifier.settles("SELECT count(*) FROM confirmations WHERE tries > 0 AND due_at > now()", 3);
        notifier.sql(
                "UPDATE subscriptions SET token_sealed = 'broken' WHERE subscriber_id ="
                        + " (SELECT subscriber_id FROM endpoints WHERE address = $1)",
                ada.address());
        MailServer.running().open();

        notifier.sql("UPDATE confirmations SET due_at = now()");

        assertThat(bob.link()).contains("/subscriptions/");
        notifier.settles("SELECT count(*) FROM confirmations", 1);
        assertThat(ada.mails()).isEmpty();
    }

    @Test
    void eachAddressOfARequestCounts() {
        JsonArray further = new JsonArray();
        for (int i = 0; i < 5; i++) {
            further.add(mail("nobody"));
        }
        for (int i = 0; i < 10; i++) {
            request(client)
                    .body(mail("nobody").put("fallback", further).encode())
                    .post("/api/v1/subscriptions")
                    .then()
                    .statusCode(422);
        }
        request(client).body("{}").post("/api/v1/subscriptions").then().statusCode(429);
    }

    @Test
    void confirmingTakesThePlaceOfWhatTheAddressHadBefore() {
        String before = notifier.subscribe(mail(ada.address())).getString("id");
        ask(mail(ada.address().toUpperCase(java.util.Locale.ROOT)).put("min_impact", "critical"));
        given().post(Mailbox.of(ada.address().toUpperCase(java.util.Locale.ROOT).replace("EXAMPLE.ORG", "example.org"))
                                .link()
                        + "/confirm")
                .then()
                .statusCode(200);

        Events incident = Events.anIncident();
        notifier.awaitPlanned(incident.says("investigating", "Once."));

        assertThat(notifier.states(incident, before)).isEmpty();
        assertThat(notifier.count("SELECT count(*) FROM deliveries WHERE incident_id = $1", incident.incident))
                .isEqualTo(1);
    }

    @Test
    void furtherAddressConfirmsForItself() {
        Mailbox further = Mailbox.ofSomebody();
        ask(mail(ada.address())
                .put(
                        "fallback",
                        new JsonArray()
                                .add(new JsonObject().put("channel", "email").put("address", further.address()))));
        String link = further.link();
        given().get(link).then().statusCode(200);
        given().post(link + "/confirm").then().statusCode(200);

        assertThat(notifier.sql("SELECT state FROM endpoints ORDER BY position").stream()
                        .map(row -> row.getString("state")))
                .containsExactly("pending", "active");
        assertThat(state()).isEqualTo("pending");
        assertThat(given().get(link).asString()).doesNotContain(ada.address());

        given().post(link + "/unsubscribe").then().statusCode(200);
        assertThat(notifier.count("SELECT count(*) FROM endpoints")).isEqualTo(1);
    }

    @Test
    void sixtyAnHourFromOnePlaceAndThenTheClientIsAskedToWait() {
        for (int i = 0; i < 60; i++) {
            request(client).body("{}").post("/api/v1/subscriptions").then().statusCode(422);
        }
        String sameNetwork = client.replace("::1", "::2");
        int wait = Integer.parseInt(request(sameNetwork)
                .body(mail(ada.address()).encode())
                .post("/api/v1/subscriptions")
                .then()
                .statusCode(429)
                .extract()
                .header("Retry-After"));
        assertThat(wait).isBetween(3500, 3601);
        request("198.51.100.77")
                .body(mail(ada.address()).encode())
                .post("/api/v1/subscriptions")
                .then()
                .statusCode(202);
    }

    /** A proxy puts whom it was asked by behind what it was sent. */
    @Test
    void whoWritesAnAddressIntoTheHeaderIsStillTheSameClient() {
        String forger = "198.51.100." + (128 + (System.nanoTime() & 0x7f));
        for (int i = 0; i < 60; i++) {
            request("192.0.2." + i + ", " + forger)
                    .body("{}")
                    .post("/api/v1/subscriptions")
                    .then()
                    .statusCode(422);
        }
        request("192.0.2.200, " + forger)
                .body("{}")
                .post("/api/v1/subscriptions")
                .then()
                .statusCode(429);
    }

    @Test
    void serviceSaysForWhomItAsksAndNobodyElseIsBelieved() {
        String reader = "203.0.113." + (System.nanoTime() & 0x7f);
        for (int i = 0; i < 60; i++) {
            forReader(reader).body("{}").post("/api/v1/subscriptions").then().statusCode(422);
        }
        forReader(reader).body("{}").post("/api/v1/subscriptions").then().statusCode(429);
        forReader("203.0.113.200")
                .body("{}")
                .post("/api/v1/subscriptions")
                .then()
                .statusCode(422);
        request(client)
                .header("Sitrep-Client", reader)
                .body("{}")
                .post("/api/v1/subscriptions")
                .then()
                .statusCode(422);
    }

    @Test
    void questionOutlivesAMailServerThatIsDownAndNothingOfItIsLogged() {
        try (Logs logs = Logs.listen()) {
            MailServer.running().answer(451);
            ask(mail(ada.address()));
            notifier.settles("SELECT count(*) FROM confirmations WHERE tries > 0", 1);
            MailServer.running().open();
            notifier.sql("UPDATE confirmations SET due_at = now()");

            String link = ada.link();
            given().post(link + "/confirm").then().statusCode(200);
            assertThat(logs.text()).doesNotContain(ada.address()).doesNotContain(link.substring(15));
        }
    }

    @Test
    void whatNobodyConfirmsInTimeIsForgotten() {
        ask(mail(ada.address()));
        notifier.sql("UPDATE subscriptions SET created_at = now() - interval '6 days'");
        tidying.tidy().await().atMost(Duration.ofSeconds(30));
        assertThat(notifier.count("SELECT count(*) FROM endpoints")).isEqualTo(1);

        notifier.sql("UPDATE subscriptions SET created_at = now() - interval '8 days'");
        tidying.tidy().await().atMost(Duration.ofSeconds(30));

        assertThat(notifier.count("SELECT count(*) FROM subscribers")).isZero();
        assertThat(notifier.count("SELECT count(*) FROM endpoints")).isZero();
    }

    @Test
    void addressThatWasSwitchedOffIsToldAgainAfterAFreshConfirmation() {
        String before = notifier.subscribe(mail(ada.address())).getString("id");
        notifier.sql(
                "UPDATE endpoints SET state = 'disabled', state_reason = 'it bounced' WHERE subscriber_id = $1",
                UUID.fromString(before));
        ask(mail(ada.address()));
        Events still = Events.anIncident();
        notifier.awaitPlanned(still.says("investigating", "Nobody hears this."));
        assertThat(notifier.states(still, before)).containsExactly("suppressed");

        given().post(ada.link() + "/confirm").then().statusCode(200);
        Events again = Events.anIncident();
        again.says("investigating", "Heard.");

        await().until(() -> ada.subjects().stream().anyMatch(subject -> subject.contains("Checkout")));
        assertThat(notifier.count("SELECT count(*) FROM endpoints WHERE state = 'disabled'"))
                .isZero();
    }

    @Test
    void webhookIsToldOnceItGaveBackTheWord() {
        String path = "/" + UUID.randomUUID();
        WebhookReceiver receiver = WebhookReceiver.running();
        JsonObject wanted = new JsonObject().put("channel", "webhook").put("address", receiver.url(path));
        request(client)
                .body(wanted.encode())
                .post("/api/v1/subscriptions")
                .then()
                .statusCode(422)
                .body("errors.field", equalTo(List.of("address")));
        assertThat(notifier.count("SELECT count(*) FROM subscribers")).isZero();

        receiver.answerOnce(path, response -> {
            List<WebhookReceiver.Received> asked = receiver.at(path);
            response.end(asked.get(asked.size() - 1).json().getString("challenge"));
        });
        ask(wanted).then().body("secret", startsWith("whsec_"));

        assertThat(state()).isEqualTo("active");
        // An administrator vouches for what he enrols.
        int asked = receiver.at(path).size();
        notifier.subscribeWebhook(path);
        assertThat(receiver.at(path)).hasSize(asked);
    }

    @Test
    void whatCanNotBeHonouredIsNamed() {
        request(client)
                .body(mail("nobody").put("secret", "whsec_x").encode())
                .post("/api/v1/subscriptions")
                .then()
                .statusCode(422)
                .body("errors.field", hasItems("secret"));
        request(client)
                .body(mail("nobody").encode())
                .post("/api/v1/subscriptions")
                .then()
                .statusCode(422)
                .body("errors.field", equalTo(List.of("address")));
        request(client).body("null").post("/api/v1/subscriptions").then().statusCode(400);
        ask(mail(ada.address())).then().body("secret", nullValue());
    }

    private Response ask(JsonObject wanted) {
        Response answer = request("192.0.2." + (System.nanoTime() & 0x7f))
                .body(wanted.encode())
                .post("/api/v1/subscriptions");
        assertThat(answer.statusCode()).isEqualTo(202);
        return answer;
    }

    private static io.restassured.specification.RequestSpecification request(String from) {
        return given().contentType("application/json").header("X-Forwarded-For", from);
    }

    private static io.restassured.specification.RequestSpecification forReader(String address) {
        return given().contentType("application/json")
                .header("Authorization", "Bearer " + Surroundings.SERVICE_TOKEN)
                .header("Sitrep-Client", address);
    }

    private static JsonObject mail(String address) {
        return new JsonObject().put("channel", "email").put("address", address);
    }

    private String state() {
        return notifier.sql("SELECT state FROM subscriptions").get(0).getString("state");
    }

    private String subscriber() {
        return notifier.sql("SELECT id FROM subscribers").get(0).getUUID("id").toString();
    }
}
