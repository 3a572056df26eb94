package io.sitrep.incident.importer;

import static io.restassured.RestAssured.given;
import static io.sitrep.incident.api.Suite.admin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.sitrep.incident.Database;
import io.sitrep.incident.RealIncidentService;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A maintenance that was imported before its end becomes history when its end has passed, and only its own record keeps its status. */
@QuarkusTest
class LapsingMaintenanceTest extends RealIncidentService {
    @Inject
    Database database;

    @Test
    void whatNobodyEndedIsHistoryOnceItsEndHasPassed() {
        ObjectNode planned = ahead("lapsing00001");
        Export export = Export.of().maintenance(planned);
        export.send().body("created", equalTo(1));
        await().untilAsserted(() -> shown("active.json").body("scheduled_maintenances.id", hasItem("lapsing00001")));
        assertThat(statusOf("lapsing00001")).isEqualTo("under_maintenance");

        itsEndPasses("lapsing00001");

        await().untilAsserted(() -> {
            shown("active.json").body("scheduled_maintenances.id", not(hasItem("lapsing00001")));
            given().get("/api/v2/summary.json").then().body("scheduled_maintenances.id", not(hasItem("lapsing00001")));
        });
        shown("lapsing00001.json")
                .body("scheduled_maintenance.status", equalTo("in_progress"))
                .body("scheduled_maintenance.incident_updates.size()", equalTo(3));
        assertThat(statusOf("lapsing00001")).isEqualTo("operational");
        admin().get("/api/v1/maintenances/lapsing00001/timeline")
                .then()
                .body("items.text.findAll { it.startsWith('Its end is past') }.size()", equalTo(1));
        assertThat(database.count("SELECT count(*) FROM audit WHERE action = 'maintenance: lapse' AND incident_id ="
                        + " (SELECT id FROM incidents WHERE public_id = 'lapsing00001')"))
                .isOne();
        assertThat(database.count("SELECT count(*) FROM component_intervals WHERE ended_at IS NULL AND incident_id ="
                        + " (SELECT id FROM incidents WHERE public_id = 'lapsing00001')"))
                .isZero();
        export.send().body("unchanged", equalTo(1));
        Export.of()
                .maintenance(planned.put("name", "It has another name there"))
                .send()
                .body("updated", equalTo(1));
    }

    /** The one that is looked at after it has become history, so it was looked at as well. */
    @Test
    void whatSomebodyGoesOnWithHereIsOursToEnd() {
        Export.of()
                .maintenance(ahead("goneonwith01"))
                .maintenance(ahead("lookedatlast"))
                .send()
                .body("created", equalTo(2));
        admin().body(Map.of("message", "We go on with it here."))
                .post("/api/v1/maintenances/goneonwith01/updates")
                .then()
                .statusCode(201);

        itsEndPasses("goneonwith01");
        itsEndPasses("lookedatlast");

        await().untilAsserted(() ->
                admin().get("/api/v1/maintenances/lookedatlast").then().body("resolved_at", notNullValue()));
        admin().get("/api/v1/maintenances/goneonwith01")
                .then()
                .body("status", equalTo("in_progress"))
                .body("resolved_at", nullValue());
        admin().body(Map.of("message", "Done.", "status", "completed"))
                .post("/api/v1/maintenances/goneonwith01/updates")
                .then()
                .statusCode(201);
    }

    /** One that GitHub had, under another id, as if it were under way just now. */
    private static ObjectNode ahead(String id) {
        ObjectNode planned =
                (ObjectNode) Export.history().get("scheduled_maintenances").get(0);
        planned.put("id", id)
                .put("scheduled_for", Instant.now().minus(Duration.ofHours(1)).toString())
                .put("scheduled_until", Instant.now().plus(Duration.ofHours(1)).toString());
        String component = "of" + id.substring(0, 10);
        planned.putArray("components").add(Export.aComponent(component, component));
        int number = 0;
        for (JsonNode update : planned.get("incident_updates")) {
            ((ObjectNode) update).put("id", id.substring(0, 11) + number++).put("incident_id", id);
            ((ObjectNode) update).putNull("affected_components");
        }
        Export.affect(
                (ObjectNode) planned.get("incident_updates").get(0),
                component,
                component,
                "operational",
                "under_maintenance");
        return planned;
    }

    /** The clock is moved by moving what it is held against. */
    private void itsEndPasses(String id) {
        database.run(
                "UPDATE incidents SET scheduled_for = now() - interval '2 hours', scheduled_until = now() - interval '1 second'"
                        + " WHERE public_id = ?",
                id);
    }

    private static String statusOf(String maintenance) {
        return admin().get("/api/v1/components/of" + maintenance.substring(0, 10))
                .path("status");
    }

    private static ValidatableResponse shown(String what) {
        return given().get("/api/v2/scheduled-maintenances/" + what).then();
    }
}
