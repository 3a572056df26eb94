package io.sitrep.incident.api;

import static io.sitrep.incident.api.Suite.admin;
import static io.sitrep.incident.api.Suite.edit;
import static io.sitrep.incident.api.Suite.incident;
import static io.sitrep.incident.api.Suite.post;
import static io.sitrep.incident.api.Suite.read;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import io.sitrep.incident.Database;
import io.sitrep.incident.RealIncidentService;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** An incident may not grow beyond what an event carries: what nobody would ever be told of is refused. */
@QuarkusTest
class TooMuchTest extends RealIncidentService {
    private static final String QUOTES = "\"".repeat(25_000);
    private static final String FIRE = "\ud83d\udd25".repeat(25_000);

    @Inject
    Database database;

    @Test
    void whatNoEventCouldCarryIsRefusedAndTheIncidentGoesOn() {
        String ref = incident(Map.of());
        giveItAllTheTasksThereCanBe(ref);
        var known = Map.of("state", "unknown", "text", FIRE);
        edit(ref, Map.of("cause", known, "data_impact", known, "workaround", FIRE))
                .statusCode(200);
        var everything = Map.of(
                "message",
                QUOTES,
                "translations",
                Stream.of("it", "fr", "de", "es")
                        .collect(Collectors.toMap(each -> each, each -> Map.of("message", QUOTES))));
        String key = UUID.randomUUID().toString();

        for (int i = 0; i < 2; i++) {
            admin().header("Idempotency-Key", key)
                    .body(everything)
                    .post("/api/v1/incidents/" + ref + "/updates")
                    .then()
                    .statusCode(422)
                    .body("type", equalTo("/problems/too-much"))
                    .body("detail", containsString("1 MiB"));
        }

        read(ref).body("updates", hasSize(1)).header("ETag", equalTo("\"2\""));
        post(ref, Map.of("message", "It is over.", "status", "resolved")).statusCode(201);
        String id = read(ref).extract().path("id");
        await().until(() -> database.count("SELECT count(*) FROM outbox WHERE key = ?", id) == 0);
    }

    private void giveItAllTheTasksThereCanBe(String ref) {
        String task = "{\"id\":\"%s\",\"text\":\"%s\",\"assignee\":null,\"created_at\":\"2026-01-01T00:00:00.000Z\"}";
        String tasks = Stream.generate(() -> task.formatted(UUID.randomUUID(), FIRE.substring(0, 1_000)))
                .limit(200)
                .collect(Collectors.joining(",", "[", "]"));
        database.run(
                "UPDATE incidents SET tasks = ? WHERE number = ?",
                tasks,
                Long.parseLong(ref.substring("INC-".length())));
    }
}
