package io.sitrep.incident.postmortem;

import static io.sitrep.incident.api.Suite.admin;
import static io.sitrep.incident.api.Suite.as;
import static io.sitrep.incident.api.Suite.incident;
import static io.sitrep.incident.api.Suite.on;
import static io.sitrep.incident.api.Suite.read;
import static io.sitrep.incident.api.Suite.tokenOf;
import static io.sitrep.incident.postmortem.Writing.BODY;
import static io.sitrep.incident.postmortem.Writing.get;
import static io.sitrep.incident.postmortem.Writing.publish;
import static io.sitrep.incident.postmortem.Writing.put;
import static io.sitrep.incident.postmortem.Writing.version;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.sitrep.incident.Database;
import io.sitrep.incident.RealIncidentService;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is written about an incident afterwards: kept in versions, by whoever may. */
@QuarkusTest
class PostmortemApiTest extends RealIncidentService {
    @Inject
    Database database;

    @Test
    void everyVersionIsKeptAndNobodyOverwritesAnothersUnseen() {
        String ref = incident(Map.of());
        put(ref, "\"1\"", "One.").statusCode(412);
        put(ref, "\"0\"", "One\u202e.")
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("body", equalTo("One."))
                .body("generated", equalTo(false))
                .body("author", notNullValue());
        put(ref, null, "Two.").statusCode(428);
        put(ref, "\"7\"", "Two.").statusCode(412);
        put(ref, "\"1\"", "Two.").statusCode(200).body("version", equalTo(2));
        put(ref, "\"2\"", "Two.").statusCode(200).body("version", equalTo(2));

        get(ref).header("ETag", "\"2\"").body("body", equalTo("Two."));
        version(ref, "1").statusCode(200).body("body", equalTo("One."));
        version(ref, "3").statusCode(404);
        version(ref, "one").statusCode(400).body("errors[0].field", equalTo("version"));
        admin().get("/api/v1/incidents/" + ref + "/timeline")
                .then()
                .body("items.text", hasItem("Postmortem written (version 2)"));
        assertThat(database.count(
                        "SELECT count(*) FROM audit WHERE action = 'PUT /api/v1/incidents/{ref}/postmortem'"
                                + " AND outcome = 'accepted' AND target = ?",
                        ref))
                .isEqualTo(3);
    }

    @Test
    void whatHasNoPlaceInAPostmortemIsRefused() {
        String ref = incident(Map.of());
        put(ref, null, "").statusCode(422).body("errors[0].field", equalTo("body"));
        put(ref, null, "a".repeat(100_001)).statusCode(422);
        put(ref, null, "漢".repeat(100_000)).statusCode(200);
        put(ref, "*", "\"".repeat(100_000)).statusCode(200);
        admin().header("If-Match", "*")
                .body("{\"body\":\"" + "🔥".repeat(100_000) + "\"}")
                .put("/api/v1/incidents/" + ref + "/postmortem")
                .then()
                .statusCode(422)
                .body("errors[0].message", containsString("768 KiB"));
        admin().body("{\"body\":\"b\",\"more\":1}")
                .put("/api/v1/incidents/" + ref + "/postmortem")
                .then()
                .statusCode(400);
    }

    @Test
    void onlyWhatIsResolvedIsLookedBackOn() {
        String ref = incident(Map.of());
        on(ref, "/postmortem/publish", Map.of()).statusCode(409).body("detail", containsString("PUT one first"));
        put(ref, null, BODY);

        on(ref, "/postmortem/publish", Map.of())
                .statusCode(409)
                .body("detail", containsString("an investigating incident cannot be published: resolve it"));
        read(ref).body("status", equalTo("investigating"));
    }

    @Test
    void aMaintenanceHasNone() {
        String ref = admin().body(Map.of(
                        "title",
                        "Disks",
                        "message",
                        "m",
                        "scheduled_for",
                        "2999-01-01T00:00:00Z",
                        "scheduled_until",
                        "2999-01-01T01:00:00Z"))
                .post("/api/v1/maintenances")
                .then()
                .statusCode(201)
                .extract()
                .path("ref");

        get(ref).statusCode(404);
        put(ref, null, BODY).statusCode(404);
        publish(ref, "{}").statusCode(404);
        get("INC-999999999").statusCode(404);
    }

    @Test
    void aViewerReadsAndAResponderWrites() {
        String ref = incident(Map.of());
        String path = "/api/v1/incidents/" + ref + "/postmortem";
        as(tokenOf("viewer")).get(path).then().statusCode(200);
        as(tokenOf("viewer")).body(Map.of("body", BODY)).put(path).then().statusCode(403);
        as(tokenOf("responder")).body(Map.of("body", BODY)).put(path).then().statusCode(200);
    }

    @Test
    void anIdempotencyKeyKeepsOneVersion() {
        String ref = incident(Map.of());
        for (int i = 0; i < 2; i++) {
            admin().header("Idempotency-Key", "postmortem of " + ref)
                    .body(Map.of("body", BODY))
                    .put("/api/v1/incidents/" + ref + "/postmortem")
                    .then()
                    .statusCode(200)
                    .body("version", equalTo(1));
        }
    }
}
