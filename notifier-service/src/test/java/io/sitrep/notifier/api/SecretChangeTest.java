package io.sitrep.notifier.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.standardwebhooks.exceptions.WebhookVerificationException;
import io.restassured.path.json.JsonPath;
import io.sitrep.notifier.outside.Events;
import io.sitrep.notifier.outside.Notifier;
import io.sitrep.notifier.outside.RealService;
import io.sitrep.notifier.outside.Signatures;
import io.sitrep.notifier.outside.WebhookReceiver;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A webhook's secret changes without a message that its owner can not check. */
@RealService
class SecretChangeTest {
    private final WebhookReceiver receiver = WebhookReceiver.running();
    private final String path = "/secret-" + UUID.randomUUID();

    @Inject
    Notifier notifier;

    @AfterEach
    void forget() {
        notifier.forgetEverybody();
    }

    @Test
    void forADayBothSecretsSignAndThenTheNewOneAlone() throws Exception {
        JsonPath subscriber = notifier.subscribeWebhook(path);
        String first = subscriber.getString("secret");

        JsonPath changed = change(subscriber.getString("id"));
        String second = changed.getString("secret");

        assertThat(second).startsWith("whsec_").isNotEqualTo(first);
        assertThat(Instant.parse(changed.getString("previous_until")))
                .isBetween(
                        Instant.now().plus(Duration.ofHours(23)), Instant.now().plus(Duration.ofHours(25)));
        WebhookReceiver.Received told = tell("Signed by both.");
        Signatures.verify(first, told);
        Signatures.assertThatFirstIsOf(second, told);

        notifier.sql(
                "UPDATE endpoints SET previous_until = now() - interval '1 second' WHERE previous_until IS NOT NULL");
        WebhookReceiver.Received later = tell("Signed by one.");
        Signatures.verify(second, later);
        assertThatThrownBy(() -> Signatures.verify(first, later)).isInstanceOf(WebhookVerificationException.class);
    }

    @Test
    void changedTwiceWithinADayEachSecretSignsAsLongAsWasPromised() throws Exception {
        JsonPath subscriber = notifier.subscribeWebhook(path);
        String first = subscriber.getString("secret");
        String second = change(subscriber.getString("id")).getString("secret");
        String third = change(subscriber.getString("id")).getString("secret");

        WebhookReceiver.Received told = tell("Signed by three.");

        Signatures.assertThatFirstIsOf(third, told);
        Signatures.verify(second, told);
        Signatures.verify(first, told);
        change(subscriber.getString("id"));
        change(subscriber.getString("id"));
        notifier.asAdmin()
                .post("/api/v1/subscribers/" + subscriber.getString("id") + "/secret")
                .then()
                .statusCode(429);
    }

    @Test
    void whoeverHasTheLinkMayChangeIt() throws Exception {
        notifier.subscribeWebhook(path);
        String manage = tell("Here is a link.").json().getJsonObject("meta").getString("unsubscribe");
        String token = manage.substring(manage.lastIndexOf('/') + 1);

        String second = given().post("/subscriptions/" + token + "/secret")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getString("secret");

        Signatures.assertThatFirstIsOf(second, tell("Signed by both."));
    }

    @Test
    void sameKeyChangesItOnce() {
        String id = notifier.subscribeWebhook(path).getString("id");
        String key = UUID.randomUUID().toString();

        List<String> secrets = List.of(changeOnce(id, key), changeOnce(id, key));

        assertThat(secrets.get(0)).isEqualTo(secrets.get(1));
    }

    @Test
    void whatIsNotThereOrNotSignedIsNotChanged() {
        notifier.asAdmin()
                .post("/api/v1/subscribers/" + UUID.randomUUID() + "/secret")
                .then()
                .statusCode(404);
        notifier.asAdmin().post("/api/v1/subscribers/nobody/secret").then().statusCode(404);
        given().post("/subscriptions/nobody/secret").then().statusCode(404);
        String mail = notifier.subscribe(
                        new JsonObject().put("channel", "email").put("address", UUID.randomUUID() + "@example.com"))
                .getString("id");
        notifier.asAdmin()
                .post("/api/v1/subscribers/" + mail + "/secret")
                .then()
                .statusCode(409);
        given().post("/api/v1/subscribers/" + mail + "/secret").then().statusCode(401);
    }

    private JsonPath change(String id) {
        return notifier.asAdmin()
                .post("/api/v1/subscribers/" + id + "/secret")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private String changeOnce(String id, String key) {
        return notifier.asAdmin()
                .header("Idempotency-Key", key)
                .post("/api/v1/subscribers/" + id + "/secret")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getString("secret");
    }

    /** Tells of a new incident and waits for the message. */
    private WebhookReceiver.Received tell(String message) {
        int before = receiver.at(path).size();
        Events.anIncident().says("investigating", message);
        await().atMost(Duration.ofSeconds(30)).until(() -> receiver.at(path).size() > before);
        return receiver.at(path).get(before);
    }
}
