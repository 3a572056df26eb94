package io.sitrep.notifier.secret;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.path.json.JsonPath;
import io.sitrep.kit.secret.SecretBox;
import io.sitrep.notifier.outside.Events;
import io.sitrep.notifier.outside.Notifier;
import io.sitrep.notifier.outside.RealService;
import io.sitrep.notifier.outside.Signatures;
import io.sitrep.notifier.outside.Surroundings;
import io.sitrep.notifier.outside.WebhookReceiver;
import jakarta.inject.Inject;
import java.net.URL;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The key was changed: what lies in the database is from the time before. */
@RealService
class ResealingTest {
    private static final SecretBox BEFORE = SecretBox.of(Surroundings.OLD_KEY, List.of());
    private static final SecretBox NOW = SecretBox.of(Surroundings.KEY, List.of());
    private static final SecretBox STRANGE = SecretBox.of(Base64.getEncoder().encodeToString(new byte[32]), List.of());

    private final WebhookReceiver receiver = WebhookReceiver.running();
    private final String path = "/resealed-" + UUID.randomUUID();

    @TestHTTPResource(value = "/metrics", management = true)
    URL metrics;

    @Inject
    Notifier notifier;

    @Inject
    Resealing resealing;

    @AfterEach
    void forget() {
        notifier.forgetEverybody();
    }

    @Test
    void oldKeyStillOpensAndIsNotNeededAfterwards() throws Exception {
        JsonPath subscriber = notifier.subscribeWebhook(path);
        UUID id = UUID.fromString(subscriber.getString("id"));
        sealAsBefore(id);

        Signatures.verify(subscriber.getString("secret"), tell());
        Resealing.Done done = reseal();

        assertThat(done.left()).isZero();
        assertThat(NOW.open(sealedSecret(id))).isEqualTo(subscriber.getString("secret"));
        assertThat(NOW.open(sealedToken(id))).isNotBlank();
        Signatures.verify(subscriber.getString("secret"), tell());
        assertThat(reseal().resealed()).isZero();
    }

    @Test
    void allOfManyAreSealedAnew() {
        UUID id = UUID.fromString(notifier.subscribeWebhook(path).getString("id"));
        String sealed = BEFORE.seal("one of many");
        notifier.sql("""
                INSERT INTO endpoints (id, subscriber_id, position, channel, address, secret, state)
                SELECT uuid_v7(), $1, n, 'webhook', 'https://example.com/' || n, $2, 'disabled'
                FROM generate_series(1, 1200) AS n""", id, sealed);

        Resealing.Done done = reseal();

        assertThat(done.left()).isZero();
        assertThat(notifier.sql("SELECT secret FROM endpoints WHERE subscriber_id = $1 AND position > 0", id))
                .as("which of two that are at it did it is not asked: the service looks by itself, too")
                .hasSize(1200)
                .allSatisfy(row -> assertThat(NOW.open(row.getString("secret"))).isEqualTo("one of many"));
    }

    /** As when somebody writes down something else about an address meanwhile: the row is no longer where it was found. */
    @Test
    void whatMovesAwayMeanwhileIsSealedAnewAtOnce() {
        UUID id = UUID.fromString(notifier.subscribeWebhook(path).getString("id"));
        sealAsBefore(id);
        notifier.sql("CREATE SEQUENCE test_moves");
        notifier.sql("""
                CREATE FUNCTION test_moved() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN RETURN CASE WHEN nextval('test_moves') > 1 THEN NEW END; END $$""");
        notifier.sql(
                "CREATE TRIGGER test_moved BEFORE UPDATE OF secret ON endpoints FOR EACH ROW EXECUTE FUNCTION test_moved()");
        try {
            assertThat(reseal().left()).isZero();
        } finally {
            notifier.sql("DROP TRIGGER test_moved ON endpoints");
            notifier.sql("DROP FUNCTION test_moved()");
            notifier.sql("DROP SEQUENCE test_moves");
        }
        assertThat(NOW.open(sealedSecret(id))).startsWith("whsec_");
    }

    @Test
    void whatAddressesAreKnownAgainByIsSealedAnewToo() {
        notifier.subscribeWebhook(path);
        String key = NOW.open(fingerprintKey());
        notifier.sql("UPDATE fingerprint_key SET sealed = $1", BEFORE.seal(key));

        assertThat(reseal().left()).isZero();

        assertThat(NOW.open(fingerprintKey())).isEqualTo(key);
    }

    @Test
    void whatNoKeyOpensIsCountedAndStays() {
        UUID id = UUID.fromString(notifier.subscribeWebhook(path).getString("id"));
        String strange = STRANGE.seal("whose is this");
        notifier.sql("UPDATE endpoints SET secret = $2, state = 'disabled' WHERE subscriber_id = $1", id, strange);

        assertThat(reseal().left()).isEqualTo(1);

        assertThat(sealedSecret(id)).isEqualTo(strange);
        assertThat(given().get(metrics).asString()).contains("sitrep_secrets_sealed_before 1.0");
    }

    @Test
    void secretThatNoLongerSignsIsForgotten() {
        String id = notifier.subscribeWebhook(path).getString("id");
        notifier.asAdmin().post("/api/v1/subscribers/" + id + "/secret").then().statusCode(200);
        notifier.sql("UPDATE endpoints SET previous_until = now() - interval '1 second'");

        reseal();

        assertThat(notifier.count("SELECT count(*) FROM endpoints WHERE previous_secret IS NOT NULL"))
                .isZero();
    }

    private String fingerprintKey() {
        return notifier.sql("SELECT sealed FROM fingerprint_key").get(0).getString("sealed");
    }

    private Resealing.Done reseal() {
        return resealing.reseal().await().atMost(Duration.ofSeconds(30));
    }

    /** As the process before the change of the key left it. */
    private void sealAsBefore(UUID subscriber) {
        notifier.sql(
                "UPDATE endpoints SET secret = $2 WHERE subscriber_id = $1",
                subscriber,
                BEFORE.seal(NOW.open(sealedSecret(subscriber))));
        notifier.sql(
                "UPDATE subscriptions SET token_sealed = $2 WHERE subscriber_id = $1",
                subscriber,
                BEFORE.seal(NOW.open(sealedToken(subscriber))));
    }

    private String sealedSecret(UUID subscriber) {
        return notifier.sql("SELECT secret FROM endpoints WHERE subscriber_id = $1 AND position = 0", subscriber)
                .get(0)
                .getString("secret");
    }

    private String sealedToken(UUID subscriber) {
        return notifier.sql("SELECT token_sealed FROM subscriptions WHERE subscriber_id = $1", subscriber)
                .get(0)
                .getString("token_sealed");
    }

    private WebhookReceiver.Received tell() {
        int before = receiver.at(path).size();
        Events.anIncident().says("investigating", "Signed.");
        await().atMost(Duration.ofSeconds(30)).until(() -> receiver.at(path).size() > before);
        return receiver.at(path).get(before);
    }
}
