package io.sitrep.notifier.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.response.Response;
import io.sitrep.notifier.outside.IncidentServiceFake;
import io.sitrep.notifier.outside.MailServer;
import io.sitrep.notifier.outside.Notifier;
import io.sitrep.notifier.outside.RealService;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who is told to come again, and does, with the same Idempotency-Key. */
@RealService
class PassingRefusalTest {
    private final String token = IncidentServiceFake.running().tokenOf("admin");
    private final String address = "reader-" + UUID.randomUUID() + "@example.org";

    @Inject
    Notifier notifier;

    @Test
    void refusalThatPassesIsNotRememberedUnderItsKey() {
        assertThat(test(UUID.randomUUID().toString()).statusCode()).isEqualTo(200);
        String key = UUID.randomUUID().toString();

        Response tooSoon = test(key);

        assertThat(tooSoon.statusCode()).isEqualTo(429);
        assertThat(tooSoon.header("Retry-After")).isNotNull();
        assertThat(notifier.count("SELECT count(*) FROM remembered_answers WHERE key = $1 AND answer IS NOT NULL", key))
                .isZero();
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> test(key).statusCode() == 200);
        // What was done is, as ever.
        assertThat(test(key).statusCode()).isEqualTo(200);
        await().until(() -> MailServer.running().mailTo(address).size() == 2);
    }

    private Response test(String key) {
        return given().header("Authorization", "Bearer " + token)
                .contentType("application/json")
                .header("Idempotency-Key", key)
                .body(new JsonObject().put("address", address).encode())
                .post("/api/v1/channels/email/test");
    }
}
