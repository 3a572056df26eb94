package io.sitrep.notifier.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import io.sitrep.notifier.outside.Mailbox;
import io.sitrep.notifier.outside.Notifier;
import io.sitrep.notifier.outside.RealService;
import io.sitrep.notifier.subscription.Tidying;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Nobody is told, or mailed, whom a file or a moment does not entitle us to. */
@RealService
class ImportConsentTest {
    private final Mailbox ada = Mailbox.ofSomebody();
    private final Mailbox bob = Mailbox.ofSomebody();

    @Inject
    Notifier notifier;

    @Inject
    Tidying tidying;

    @AfterEach
    void forget() {
        notifier.asAdmin().post("/api/v1/deliveries/release").then().statusCode(200);
        notifier.forgetEverybody();
    }

    @Test
    void columnOfConfirmationsThatSaysNothingOfSomebodyMeansThatHeHasNotConfirmed() {
        send(
                "text/csv",
                "type,email,confirmed_at\nemail,%s,\nemail,%s,2024-01-01\n".formatted(ada.address(), bob.address()));

        assertThat(state(ada)).isEqualTo("pending");
        assertThat(state(bob)).isEqualTo("active");
    }

    @Test
    void erasedAddressDoesNotComeBackAsSomebodysFurtherAddress() {
        String id = notifier.subscribe(mail(ada)).getString("id");
        notifier.asAdmin().delete("/api/v1/subscribers/" + id).then().statusCode(204);

        JsonPath report = send(
                "application/x-ndjson",
                mail(bob).put("fallback", new JsonArray().add(mail(ada))).encode());

        assertThat(report.getLong("imported")).isZero();
        assertThat(report.getString("rejected[0].reason")).contains("was erased");
        assertThat(notifier.count("SELECT count(*) FROM endpoints WHERE address = $1", ada.address()))
                .isZero();
    }

    @Test
    void whoCameInUnconfirmedIsKeptAsSuchHoweverLong() {
        send("text/csv", "type,email,confirmed_at\nemail,%s,\n".formatted(ada.address()));
        send(
                "application/x-ndjson",
                mail(bob)
                        .put("fallback", new JsonArray().add(mail(Mailbox.ofSomebody())))
                        .encode());
        notifier.sql("UPDATE subscriptions SET created_at = now() - interval '80 days'");
        notifier.sql("UPDATE subscribers SET created_at = now() - interval '80 days'");
        notifier.sql("UPDATE endpoints SET state = 'pending' WHERE position > 0");

        tidying.tidy().await().atMost(Duration.ofSeconds(30));

        assertThat(state(ada)).isEqualTo("pending");
        assertThat(notifier.count("SELECT count(*) FROM endpoints")).isEqualTo(3);
    }

    @Test
    void questionsWaitWhileEverythingIsHeld() {
        notifier.asAdmin().post("/api/v1/deliveries/hold").then().statusCode(200);
        given().contentType("application/json")
                .header("X-Forwarded-For", "2001:db8:77::1")
                .body(mail(ada).encode())
                .post("/api/v1/subscriptions")
                .then()
                .statusCode(202);
        await().during(Duration.ofMillis(500)).until(() -> ada.subjects().isEmpty());

        notifier.asAdmin().post("/api/v1/deliveries/release").then().statusCode(200);

        await().atMost(Duration.ofSeconds(30)).until(() -> !ada.subjects().isEmpty());
    }

    private JsonPath send(String type, String body) {
        return notifier.asAdmin()
                .contentType(type)
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/subscribers/import")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private String state(Mailbox reader) {
        return notifier.sql(
                        "SELECT s.state FROM subscriptions s JOIN endpoints e ON e.subscriber_id = s.subscriber_id WHERE e.address = $1",
                        reader.address())
                .get(0)
                .getString("state");
    }

    private static JsonObject mail(Mailbox reader) {
        return new JsonObject().put("channel", "email").put("address", reader.address());
    }
}
