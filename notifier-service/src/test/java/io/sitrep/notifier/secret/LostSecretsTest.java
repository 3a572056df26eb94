package io.sitrep.notifier.secret;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.path.json.JsonPath;
import io.sitrep.kit.secret.SecretBox;
import io.sitrep.notifier.outside.Events;
import io.sitrep.notifier.outside.MailServer;
import io.sitrep.notifier.outside.Notifier;
import io.sitrep.notifier.outside.RealService;
import io.sitrep.notifier.outside.Signatures;
import io.sitrep.notifier.outside.Surroundings;
import io.sitrep.notifier.outside.WebhookReceiver;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.eclipse.microprofile.health.Readiness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The notifier is started with another SITREP_SECRET_KEY, and the one before is nowhere. */
@RealService
class LostSecretsTest {
    private static final SecretBox LOST = SecretBox.of(Base64.getEncoder().encodeToString(new byte[32]), List.of());
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final MailServer mails = MailServer.running();
    private final WebhookReceiver receiver = WebhookReceiver.running();
    private final String path = "/lost-" + UUID.randomUUID();

    @Inject
    Notifier notifier;

    @Inject
    LostSecrets secrets;

    @Inject
    @Readiness
    KeysReadiness readiness;

    @AfterEach
    void forget() {
        notifier.sql("DELETE FROM key_holders");
        notifier.sql("DELETE FROM notices");
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

    @Test
    void aProcessWithoutTheKeySendsNothingItselfWhileAnotherHasIt() {
        JsonPath subscriber = notifier.subscribeWebhook(path);
        String secret = text(subscriber, "endpoints", "secret");
        String token = text(subscriber, "subscriptions", "token_sealed");
        anotherHasTheKey();
        startWithoutTheKeyOf(subscriber);

        held(false);
        assertThat(status()).as("others are to be asked").isEqualTo(Status.DOWN);
        Events incident = Events.anIncident();
        notifier.awaitPlanned(incident.says("investigating", "Whose is it?"));
        await().during(Duration.ofMillis(500))
                .until(() ->
                        notifier.states(incident, subscriber.getString("id")).equals(List.of("pending")));
        notifier.asAdmin().post("/api/v1/deliveries/release").then().statusCode(409);

        notifier.sql("UPDATE key_holders SET seen_at = now() - interval '1 minute'");
        secrets.look().await().atMost(PATIENCE);
        held(true);
        assertThat(status()).as("nobody else is there").isEqualTo(Status.UP);

        notifier.sql("UPDATE endpoints SET secret = $1", secret);
        notifier.sql("UPDATE subscriptions SET token_sealed = $1", token);
        notifier.asAdmin().post("/api/v1/deliveries/release").then().statusCode(200);
        await().atMost(PATIENCE).until(() -> receiver.at(path).size() == 1);
    }

    @Test
    void aProcessWithoutTheKeyAsksNobodyAndWritesToNobodyEither() {
        JsonPath subscriber = notifier.subscribeWebhook(path);
        String secret = text(subscriber, "endpoints", "secret");
        String token = text(subscriber, "subscriptions", "token_sealed");
        anotherHasTheKey();
        startWithoutTheKeyOf(subscriber);
        String reader = "reader@d" + UUID.randomUUID() + ".example.org";
        String ada = "ada@d" + UUID.randomUUID() + ".example.org";

        given().contentType("application/json")
                .body("{\"channel\":\"email\",\"address\":\"%s\"}".formatted(reader))
                .post("/api/v1/subscriptions")
                .then()
                .statusCode(202);
        given().auth()
                .oauth2(Surroundings.SERVICE_TOKEN)
                .contentType("application/json")
                .body("{\"key\":\"%s\",\"to\":[\"%s\"],\"subject\":\"INC-1\",\"text\":\"Slack is away.\"}"
                        .formatted(UUID.randomUUID(), ada))
                .post("/api/v1/notices")
                .then()
                .statusCode(202);

        await().during(Duration.ofMillis(500)).until(() -> tries(reader, ada) == 0);
        assertThat(mails.mailTo(reader)).isEmpty();
        assertThat(mails.mailTo(ada)).isEmpty();

        notifier.sql("UPDATE endpoints SET secret = $1 WHERE channel = 'webhook'", secret);
        notifier.sql(
                "UPDATE subscriptions SET token_sealed = $2 WHERE subscriber_id = $1",
                UUID.fromString(subscriber.getString("id")),
                token);
        secrets.look().await().atMost(PATIENCE);
        await().atMost(PATIENCE)
                .until(() -> mails.mailTo(reader).size() + mails.mailTo(ada).size() == 2);
    }

    @Test
    void whoHeldItByHandLearnsThatTheKeyIsMissingOnceHoweverManySecretsThereAre() {
        JsonPath subscriber = notifier.subscribeWebhook(path);
        notifier.asAdmin().body("{\"reason\":\"wrong text\"}").post("/api/v1/deliveries/hold");
        startWithoutTheKeyOf(subscriber);
        notifier.sql(
                "UPDATE endpoints SET secret = NULL WHERE subscriber_id = $1",
                UUID.fromString(subscriber.getString("id")));
        secrets.look().await().atMost(PATIENCE);

        notifier.asAdmin()
                .get("/api/v1/deliveries/hold")
                .then()
                .body(
                        "reason",
                        equalTo(
                                "wrong text; 2 secrets are sealed with a key that is not here: add it to SITREP_SECRET_KEYS_OLD, start again, and release"));
    }

    @Test
    void oneWhoKnewOfNothingLostCountsAgainBeforeItLetsGo() {
        JsonPath subscriber = notifier.subscribeWebhook(path);
        UUID id = UUID.fromString(subscriber.getString("id"));
        notifier.sql("UPDATE endpoints SET secret = $2 WHERE subscriber_id = $1", id, LOST.seal("whsec_gone"));

        notifier.asAdmin().post("/api/v1/deliveries/release").then().statusCode(409);
    }

    @Test
    void theLinksOfManyAreReplaced() {
        JsonPath subscriber = notifier.subscribeWebhook(path);
        UUID id = UUID.fromString(subscriber.getString("id"));
        notifier.sql("""
                INSERT INTO endpoints (id, subscriber_id, position, channel, address, token_hash, token_sealed, state)
                SELECT uuid_v7(), $1, n, 'email', n || '@example.com', 'lost ' || n, $2, 'disabled'
                FROM generate_series(1, 1200) AS n""", id, LOST.seal("one of many"));
        startWithoutTheKeyOf(subscriber);

        givenUp();

        assertThat(secrets.count().await().atMost(PATIENCE)).isZero();
        assertThat(notifier.count("SELECT count(*) FROM endpoints WHERE token_hash LIKE 'lost %'"))
                .isZero();
    }

    /** Of the question to the one, and of the mail to the other. */
    private long tries(String reader, String colleague) {
        return notifier.count(
                        "SELECT coalesce(sum(c.tries), 0) FROM confirmations c JOIN endpoints e ON e.id = c.endpoint_id WHERE e.address = $1",
                        reader)
                + notifier.count("SELECT coalesce(sum(tries), 0) FROM notice_mails WHERE address = $1", colleague);
    }

    /** However long a test takes, it is there. */
    private void anotherHasTheKey() {
        notifier.sql(
                "INSERT INTO key_holders (process, lacks, seen_at) VALUES ($1, false, now() + interval '1 hour')",
                UUID.randomUUID());
    }

    private Status status() {
        return readiness.call().getStatus();
    }

    private void held(boolean whether) {
        notifier.asAdmin().get("/api/v1/deliveries/hold").then().body("held", equalTo(whether));
    }

    private void startWithoutTheKeyOf(JsonPath subscriber) {
        UUID id = UUID.fromString(subscriber.getString("id"));
        notifier.sql("UPDATE endpoints SET secret = $2 WHERE subscriber_id = $1", id, LOST.seal("whsec_gone"));
        notifier.sql("UPDATE subscriptions SET token_sealed = $2 WHERE subscriber_id = $1", id, LOST.seal("gone"));
        secrets.look().await().atMost(PATIENCE);
    }

    /** Asked again, as its 503 says, while the service's own run has hold of some of them. */
    private void givenUp() {
        await().atMost(PATIENCE)
                .untilAsserted(() -> notifier.asAdmin()
                        .body("{\"secrets_lost\":true}")
                        .post("/api/v1/deliveries/release")
                        .then()
                        .statusCode(200)
                        .body("held", equalTo(false)));
    }

    private String text(JsonPath subscriber, String table, String column) {
        return notifier.sql(
                        "SELECT %s AS it FROM %s WHERE subscriber_id = $1".formatted(column, table),
                        UUID.fromString(subscriber.getString("id")))
                .get(0)
                .getString("it");
    }
}
