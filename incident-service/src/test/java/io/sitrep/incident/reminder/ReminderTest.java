package io.sitrep.incident.reminder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.path.json.JsonPath;
import io.sitrep.incident.Database;
import io.sitrep.incident.RealIncidentService;
import io.sitrep.incident.api.Suite;
import io.sitrep.incident.outbox.TopicReader;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** What the clock does of itself. */
@QuarkusTest
class ReminderTest extends RealIncidentService {
    @Inject
    Database database;

    @Inject
    OverduePromises promises;

    @Inject
    HeldUpdates held;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    @Test
    void anOverduePromiseRaisesOneSignalHoweverOftenItIsLookedAt() {
        JsonPath incident = declared(Map.of("next_update_in", "PT1S"));
        String id = incident.getString("id");
        String etag = etag(id);

        try (TopicReader signals = new TopicReader(kafka, "sitrep.signals")) {
            await().untilAsserted(() -> assertThat(signals.of(id)).hasSize(1));
            for (int i = 0; i < 3; i++) {
                look(promises::look);
            }

            await().until(() -> database.count("SELECT count(*) FROM outbox WHERE key = ?", id) == 0);
            assertThat(signals.of(id)).hasSize(1);
            assertThat(TopicReader.header(signals.of(id).get(0), "ce_type"))
                    .isEqualTo("io.sitrep.signal.update_overdue.v1");
        }
        Suite.admin()
                .get("/api/v1/incidents/" + id)
                .then()
                .header("ETag", equalTo(etag))
                .body("promises.broken", equalTo(1))
                .body("promises.overdue", equalTo(true));
        Suite.admin()
                .get("/api/v1/incidents/" + id + "/timeline")
                .then()
                .body("items.text", hasItem("The promised update is overdue"))
                .body("items.origin", hasItem("system"));
    }

    @Test
    void twoReplicasThatLookAtOnceRaiseOneSignal() {
        String id = declared(Map.of("next_update_in", "PT1S")).getString("id");
        await().until(() -> database.count(
                        "SELECT count(*) FROM incidents WHERE id = ? AND next_update_overdue", UUID.fromString(id))
                == 1);
        try (TopicReader signals = new TopicReader(kafka, "sitrep.signals")) {
            await().until(() -> signals.of(id).size() >= 1);
            int before = signals.of(id).size();

            database.run(
                    "UPDATE incidents SET next_update_overdue = false, promises_broken = 0 WHERE id = ?",
                    UUID.fromString(id));
            atOnce(promises::look);
            await().until(() -> database.count("SELECT count(*) FROM outbox WHERE key = ?", id) == 0);

            assertThat(database.count("SELECT promises_broken FROM incidents WHERE id = ?", UUID.fromString(id)))
                    .isEqualTo(1);
            await().untilAsserted(() -> assertThat(signals.of(id)).hasSize(before + 1));
        }
        assertThat(database.count(
                        "SELECT count(*) FROM audit WHERE incident_id = ? AND action = 'promise overdue'",
                        UUID.fromString(id)))
                .isEqualTo(2);
    }

    @Test
    void aKeptPromiseRaisesNone() {
        String id = declared(Map.of("next_update_in", "PT1H")).getString("id");

        Suite.post(id, Map.of("message", "Here it is.")).statusCode(201);

        Suite.admin()
                .get("/api/v1/incidents/" + id)
                .then()
                .body("promises.kept", equalTo(1))
                .body("promises.broken", equalTo(0));
    }

    @Test
    void aHeldUpdateGoesOutWhenItsTimeHasComeAndOnce() {
        String id = declared(Map.of()).getString("id");
        String update = Suite.post(id, Map.of("message", "Found.", "status", "identified", "publish", "held"))
                .statusCode(201)
                .body("state", equalTo("held"))
                .extract()
                .path("id");
        database.run("UPDATE incident_updates SET publish_at = now() WHERE id = ?", UUID.fromString(update));

        atOnce(held::look);

        await().untilAsserted(() -> Suite.admin()
                .get("/api/v1/incidents/" + id)
                .then()
                .body("updates[0].state", equalTo("published"))
                .body("status", equalTo("identified")));
        try (TopicReader publications = new TopicReader(kafka, "sitrep.publications")) {
            await().until(() -> publications.of(id).size() >= 2);
            await().until(() -> database.count("SELECT count(*) FROM outbox WHERE key = ?", id) == 0);
            assertThat(publications.of(id)).hasSize(2);
        }
        assertThat(database.count(
                        "SELECT count(*) FROM audit WHERE incident_id = ? AND action = 'hold ended'",
                        UUID.fromString(id)))
                .isEqualTo(1);
    }

    @Test
    void aHeldUpdateWhoseIncidentHasMovedOnIsStoppedAndSaysSo() {
        String id = declared(Map.of()).getString("id");
        String late = Suite.post(id, Map.of("message", "Found.", "status", "identified", "publish", "held"))
                .statusCode(201)
                .extract()
                .path("id");
        Suite.post(id, Map.of("message", "Over.", "status", "resolved", "publish", "now"))
                .statusCode(201);
        database.run("UPDATE incident_updates SET publish_at = now() WHERE id = ?", UUID.fromString(late));

        look(held::look);

        await().until(() -> database.count(
                        "SELECT count(*) FROM incident_updates WHERE id = ? AND state = 'stopped'",
                        UUID.fromString(late))
                == 1);
    }

    private static void look(Supplier<Uni<Void>> looking) {
        try {
            VertxContextSupport.subscribeAndAwait(looking);
        } catch (Throwable failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static void atOnce(Supplier<Uni<Void>> looking) {
        CompletableFuture.allOf(Stream.generate(() -> CompletableFuture.runAsync(() -> look(looking)))
                        .limit(3)
                        .toArray(CompletableFuture[]::new))
                .join();
    }

    private static String etag(String id) {
        return Suite.admin().get("/api/v1/incidents/" + id).header("ETag");
    }

    private static JsonPath declared(Map<String, Object> more) {
        Map<String, Object> body = new HashMap<>(more);
        body.put("title", "Checkout is down");
        body.put("message", "We are investigating.");
        return Suite.declare(body).statusCode(201).extract().jsonPath();
    }
}
