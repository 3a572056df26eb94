package io.sitrep.notifier.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.path.json.JsonPath;
import io.sitrep.kit.secret.SecretBox;
import io.sitrep.notifier.outside.Events;
import io.sitrep.notifier.outside.Notifier;
import io.sitrep.notifier.outside.RealService;
import io.sitrep.notifier.outside.Signatures;
import io.sitrep.notifier.outside.WebhookReceiver;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The notifier is started with another SITREP_SECRET_KEY, and the one before is nowhere. */
@RealService
class LostSecretsTest {
    private static final SecretBox LOST = SecretBox.of(Base64.getEncoder().encodeToString(new byte[32]), List.of());
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final WebhookReceiver receiver = WebhookReceiver.running();
    private final String path = "/lost-" + UUID.randomUUID();

    @Inject
    Notifier notifier;

    @Inject
    LostSecrets secrets;

    @AfterEach
    void forget() {
        notifier.forgetEverybody();
        givenUp();
    }

    @Test
    void everythingIsHeldAndNotReleasedWhileTheKeyIsMissing() throws Exception {
        JsonPath subscriber = notifier.subscribeWebhook(path);
        String secret = text(subscriber, "endpoints", "secret");
        String token = text(subscriber, "subscriptions", "token_sealed");
        startWithoutTheKeyOf(subscriber);

        notifier.asAdmin()
                .get("/api/v1/deliveries/hold")
                .then()
                .body("held", equalTo(true))
                .body("reason", containsString("2 secrets are sealed with a key that is not here"));
        notifier.asAdmin()
                .post("/api/v1/deliveries/release")
                .then()
                .statusCode(409)
                .body("type", containsString("secrets-lost"))
                .body("detail", containsString("SITREP_SECRET_KEYS_OLD"));
        Events incident = Events.anIncident();
        notifier.awaitPlanned(incident.says("investigating", "Not yet."));
        assertThat(notifier.states(incident, subscriber.getString("id"))).containsExactly("pending");

        // The key is found: the same texts open again.
        notifier.sql("UPDATE endpoints SET secret = $1", secret);
        notifier.sql("UPDATE subscriptions SET token_sealed = $1", token);
        notifier.asAdmin().post("/api/v1/deliveries/release").then().statusCode(200);

        await().atMost(PATIENCE).until(() -> receiver.at(path).size() == 1);
        Signatures.verify(subscriber.getString("secret"), receiver.at(path).get(0));
    }

    @Test
    void aWebhookWhoseSecretIsGivenUpIsToldNothingUntilItHasANewOne() throws Exception {
        JsonPath subscriber = notifier.subscribeWebhook(path);
        String hash = text(subscriber, "subscriptions", "token_hash");
        startWithoutTheKeyOf(subscriber);
        Events incident = Events.anIncident();
        notifier.awaitPlanned(incident.says("investigating", "Who are you?"));

        givenUp();

        notifier.awaitStates(incident, subscriber.getString("id"), "dead");
        assertThat(receiver.at(path)).isEmpty();
        assertThat(notifier.sql("SELECT reason FROM ledger WHERE incident_id = $1", incident.incident)
                        .get(0)
                        .getString("reason"))
                .contains("needs a new one");
        assertThat(text(subscriber, "subscriptions", "token_hash")).isNotEqualTo(hash);

        String fresh = notifier.asAdmin()
                .post("/api/v1/subscribers/" + subscriber.getString("id") + "/secret")
                .then()
                .statusCode(200)
                .extract()
                .path("secret");
        Events.anIncident().says("investigating", "There you are.");
        await().atMost(PATIENCE).until(() -> receiver.at(path).size() == 1);
        Signatures.verify(fresh, receiver.at(path).get(0));
    }

    @Test
    void whatRecognisesAddressesIsMadeAnewOnceItIsGivenUp() {
        JsonPath subscriber = notifier.subscribeWebhook(path);
        String sealed =
                notifier.sql("SELECT sealed FROM fingerprint_key").get(0).getString("sealed");
        try {
            notifier.sql("UPDATE fingerprint_key SET sealed = $1", LOST.seal("whatever it was"));
            startWithoutTheKeyOf(subscriber);
            givenUp();

            assertThat(secrets.count().await().atMost(PATIENCE)).isZero();
        } finally {
            notifier.sql("DELETE FROM fingerprint_key");
            notifier.sql("INSERT INTO fingerprint_key (sealed) VALUES ($1)", sealed);
        }
    }

    private void startWithoutTheKeyOf(JsonPath subscriber) {
        UUID id = UUID.fromString(subscriber.getString("id"));
        notifier.sql("UPDATE endpoints SET secret = $2 WHERE subscriber_id = $1", id, LOST.seal("whsec_gone"));
        notifier.sql("UPDATE subscriptions SET token_sealed = $2 WHERE subscriber_id = $1", id, LOST.seal("gone"));
        secrets.look().await().atMost(PATIENCE);
    }

    private void givenUp() {
        notifier.asAdmin()
                .body("{\"secrets_lost\":true}")
                .post("/api/v1/deliveries/release")
                .then()
                .statusCode(200)
                .body("held", equalTo(false));
    }

    private String text(JsonPath subscriber, String table, String column) {
        return notifier.sql(
                        "SELECT %s AS it FROM %s WHERE subscriber_id = $1".formatted(column, table),
                        UUID.fromString(subscriber.getString("id")))
                .get(0)
                .getString("it");
    }
}
