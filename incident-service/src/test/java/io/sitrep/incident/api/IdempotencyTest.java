package io.sitrep.incident.api;

import static io.sitrep.incident.api.Suite.admin;
import static io.sitrep.incident.api.Suite.as;
import static io.sitrep.incident.api.Suite.declare;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.response.Response;
import io.sitrep.incident.Database;
import io.sitrep.incident.RealIncidentService;
import io.sitrep.incident.store.IdempotencyKeys;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class IdempotencyTest extends RealIncidentService {
    @Inject
    Database database;

    @Inject
    IdempotencyKeys keys;

    @Test
    void twentyEqualRequestsAtOnceMakeOneIncidentAndTwentyEqualAnswers() throws Exception {
        String title = "Once " + UUID.randomUUID();
        String key = UUID.randomUUID().toString();
        List<Callable<Response>> requests = IntStream.range(0, 20)
                .<Callable<Response>>mapToObj(i -> () -> declare(key, title))
                .toList();

        var pool = Executors.newFixedThreadPool(20);
        List<String> answers = pool.invokeAll(requests).stream()
                .map(answer -> {
                    try {
                        Response response = answer.get();
                        return response.statusCode() + response.header("ETag") + response.asString();
                    } catch (Exception failure) {
                        throw new IllegalStateException(failure);
                    }
                })
                .distinct()
                .toList();
        pool.shutdown();

        assertThat(answers).singleElement().asString().startsWith("201");
        assertThat(database.count("SELECT count(*) FROM incidents WHERE title = ?", title))
                .isEqualTo(1);
    }

    @Test
    void theSameKeyWithAnotherBodyIsRefused() {
        String key = UUID.randomUUID().toString();
        declare(key, "First").then().statusCode(201);

        declare(key, "Second").then().statusCode(422).body("errors[0].field", equalTo("Idempotency-Key"));
    }

    @Test
    void aRefusalIsRememberedToo() {
        String ref = Suite.declare(Map.of("title", "Over", "message", "m", "status", "resolved"))
                .extract()
                .path("ref");
        String key = UUID.randomUUID().toString();
        Map<String, String> reopening = Map.of("message", "m", "status", "identified");

        String first =
                post(key, ref, reopening).then().statusCode(409).extract().asString();
        assertThat(post(key, ref, reopening).then().statusCode(409).extract().asString())
                .isEqualTo(first);
    }

    @Test
    void keysOfDifferentTokensDoNotMeet() {
        String key = UUID.randomUUID().toString();
        String other = Suite.tokenOf("responder");
        String title = "Each " + UUID.randomUUID();

        declare(key, title).then().statusCode(201);
        as(other)
                .header("Idempotency-Key", key)
                .body(Map.of("title", title, "message", "m"))
                .post("/api/v1/incidents")
                .then()
                .statusCode(201);

        assertThat(database.count("SELECT count(*) FROM incidents WHERE title = ?", title))
                .isEqualTo(2);
    }

    @Test
    void aKeyIsForgottenAfterADay() {
        String key = UUID.randomUUID().toString();
        String title = "Again " + UUID.randomUUID();
        declare(key, title).then().statusCode(201);
        database.run("UPDATE idempotency_keys SET created_at = created_at - interval '25 hours' WHERE key = ?", key);

        declare(key, title).then().statusCode(201);

        assertThat(database.count("SELECT count(*) FROM incidents WHERE title = ?", title))
                .isEqualTo(2);
    }

    @Test
    void whatIsOlderThanADayIsDropped() throws Throwable {
        String old = UUID.randomUUID().toString();
        String young = UUID.randomUUID().toString();
        declare(old, "Old").then().statusCode(201);
        declare(young, "Young").then().statusCode(201);
        database.run("UPDATE idempotency_keys SET created_at = created_at - interval '25 hours' WHERE key = ?", old);

        VertxContextSupport.subscribeAndAwait(keys::forget);

        assertThat(database.count("SELECT count(*) FROM idempotency_keys WHERE key = ?", old))
                .isZero();
        assertThat(database.count("SELECT count(*) FROM idempotency_keys WHERE key = ?", young))
                .isOne();
    }

    private static Response declare(String key, String title) {
        return admin().header("Idempotency-Key", key)
                .body(Map.of("title", title, "message", "m"))
                .post("/api/v1/incidents");
    }

    private static Response post(String key, String ref, Map<String, String> body) {
        return admin().header("Idempotency-Key", key).body(body).post("/api/v1/incidents/" + ref + "/updates");
    }
}
