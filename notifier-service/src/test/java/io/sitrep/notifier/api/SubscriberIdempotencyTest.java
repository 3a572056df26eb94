package io.sitrep.notifier.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import io.sitrep.notifier.outside.Notifier;
import io.sitrep.notifier.outside.RealService;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A request that is sent again, also after a crash, makes nothing twice. */
@RealService
class SubscriberIdempotencyTest {
    @Inject
    Notifier notifier;

    @AfterEach
    void forget() {
        notifier.forgetEverybody();
    }

    @Test
    void sameIdempotencyKeyMakesOneSubscriber() {
        String key = UUID.randomUUID().toString();
        String body = new JsonObject()
                .put("channel", "email")
                .put("address", "once@example.org")
                .encode();
        JsonPath first = post(key, body, 201);
        JsonPath again = post(key, body, 201);

        assertThat(again.getMap("")).isEqualTo(first.getMap(""));
        assertThat(notifier.count("SELECT count(*) FROM subscribers")).isEqualTo(1);
        post(key, body.replace("once", "twice"), 422);
    }

    /** Of what is remembered of it, an address would soon be tried out otherwise. */
    @Test
    void requestIsNotGuessedByWhatADumpHoldsOfIt() throws GeneralSecurityException {
        String key = UUID.randomUUID().toString();
        UUID nobody = UUID.randomUUID();
        notifier.asAdmin()
                .header("Idempotency-Key", key)
                .delete("/api/v1/subscribers/" + nobody)
                .then()
                .statusCode(404);
        byte[] guess = MessageDigest.getInstance("SHA-256")
                .digest(("DELETE subscriber " + nobody + "\nnull").getBytes(StandardCharsets.UTF_8));

        assertThat(notifier.sql("SELECT request_hash FROM remembered_answers WHERE key = $1", key)
                        .get(0)
                        .getString("request_hash"))
                .hasSize(64)
                .isNotEqualTo(HexFormat.of().formatHex(guess));
    }

    @Test
    void twentyEqualRequestsAtOnceGetTwentyEqualAnswers() {
        String key = UUID.randomUUID().toString();
        String body = new JsonObject()
                .put("channel", "webhook")
                .put("address", "http://127.0.0.1:9/at-once")
                .encode();

        var answers = Stream.generate(() -> CompletableFuture.supplyAsync(() -> post(key, body, 201)))
                .limit(20)
                .toList();

        assertThat(answers.stream().map(answer -> answer.join().getMap("")).distinct())
                .hasSize(1);
        assertThat(notifier.count("SELECT count(*) FROM subscribers")).isEqualTo(1);
    }

    @Test
    void sameIdempotencyKeyShowsTheSameSecretAndTheSameRefusal() {
        String url = "http://127.0.0.1:9/hook";
        String key = UUID.randomUUID().toString();
        String body =
                new JsonObject().put("channel", "webhook").put("address", url).encode();
        assertThat(post(key, body, 201).getString("secret"))
                .isEqualTo(post(key, body, 201).getString("secret"));

        String other = UUID.randomUUID().toString();
        post(other, "{}", 422);
        assertThat(post(other, "{}", 422).getString("detail")).endsWith("more)");
        notifier.asAdmin()
                .header("Idempotency-Key", "k".repeat(256))
                .body(body)
                .post("/api/v1/subscribers")
                .then()
                .statusCode(400);
    }

    @Test
    void crashBetweenTheWorkAndItsNoteMakesNoSecondSubscriber() {
        String key = UUID.randomUUID().toString();
        String body = new JsonObject()
                .put("channel", "webhook")
                .put("address", "http://127.0.0.1:9/crashed")
                .encode();
        JsonPath first = post(key, body, 201);
        // As a kill -9 after the subscriber was stored would have left it, a while ago.
        notifier.sql(
                "UPDATE remembered_answers SET answer = NULL, created_at = now() - interval '2 minutes' WHERE key = $1",
                key);

        post(key, body.replace("crashed", "other"), 422);
        JsonPath again = post(key, body, 201);

        assertThat(again.getMap("")).isEqualTo(first.getMap(""));
        assertThat(again.getString("secret")).startsWith("whsec_");
        assertThat(notifier.count("SELECT count(*) FROM subscribers")).isEqualTo(1);
    }

    private JsonPath post(String key, String body, int status) {
        return notifier.asAdmin()
                .header("Idempotency-Key", key)
                .body(body)
                .post("/api/v1/subscribers")
                .then()
                .statusCode(status)
                .extract()
                .jsonPath();
    }
}
