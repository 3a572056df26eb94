package io.sitrep.incident.maintenance;

import static io.sitrep.incident.api.Suite.admin;
import static io.sitrep.incident.api.Suite.as;
import static io.sitrep.incident.api.Suite.component;
import static io.sitrep.incident.api.Suite.now;
import static io.sitrep.incident.api.Suite.tokenOf;
import static io.sitrep.incident.maintenance.Plans.MAINTENANCES;
import static io.sitrep.incident.maintenance.Plans.edit;
import static io.sitrep.incident.maintenance.Plans.in;
import static io.sitrep.incident.maintenance.Plans.of;
import static io.sitrep.incident.maintenance.Plans.plan;
import static io.sitrep.incident.maintenance.Plans.planned;
import static io.sitrep.incident.maintenance.Plans.read;
import static io.sitrep.incident.maintenance.Plans.say;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.sitrep.incident.RealIncidentService;
import io.sitrep.incident.outbox.TopicReader;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is planned, over HTTP. */
@QuarkusTest
class MaintenanceApiTest extends RealIncidentService {
    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    @Test
    void itIsPlannedToldAndShown() {
        String checkout = component();
        String id = plan(Map.of("components", of(checkout), "reminders", List.of("PT24H", "PT1H")))
                .statusCode(201)
                .header("Location", startsWith(MAINTENANCES + "/"))
                .header("ETag", equalTo("\"1\""))
                .body("ref", matchesPattern("MNT-\\d+"))
                .body("kind", equalTo("maintenance"))
                .body("status", equalTo("scheduled"))
                .body("impact", equalTo("maintenance"))
                .body("severity", nullValue())
                .body("auto_start", equalTo(false))
                .body("reminders", contains("PT24H", "PT1H"))
                .body("components.status", contains("operational"))
                .extract()
                .path("id");

        String publicId = read(id).extract().path("public_id");
        assertThat(statusOf(checkout)).isEqualTo("operational");
        await().untilAsserted(() -> v2("upcoming.json").body("scheduled_maintenances.id", hasItem(publicId)));
        v2("active.json").body("scheduled_maintenances.id", not(hasItem(publicId)));
        admin().get("/api/v2/summary.json")
                .then()
                .body("scheduled_maintenances.find { it.id == '" + publicId + "' }.scheduled_until", notNullValue())
                .body("incidents.id", not(hasItem(publicId)));
        admin().get("/api/v2/incidents/" + publicId + ".json").then().statusCode(404);
        admin().get("/api/v1/incidents/" + id).then().statusCode(404);
        assertThat(admin().get("/").asString()).contains("Scheduled maintenance", "/incidents/" + publicId);
        try (TopicReader facts = new TopicReader(kafka, "sitrep.incidents");
                TopicReader publications = new TopicReader(kafka, "sitrep.publications")) {
            await().untilAsserted(() -> assertThat(facts.of(id))
                    .extracting(event -> TopicReader.header(event, "ce_type"))
                    .containsExactly("io.sitrep.maintenance.scheduled.v1"));
            await().untilAsserted(() -> assertThat(publications.of(id)).hasSize(1));
            assertThat(publications.of(id).get(0).value())
                    .contains("\"kind\":\"maintenance\"", "\"scheduled_for\"", "\"notify\":true");
        }
    }

    @Test
    void aPlanIsChangedAndEveryoneSeesThePlanThatStands() {
        String id = planned(Map.of());
        String from = in(Duration.ofDays(3));
        String until = in(Duration.ofDays(4));

        admin().body(Map.of("title", "x")).patch(MAINTENANCES + "/" + id).then().statusCode(428);
        edit(id, Map.of("scheduled_for", from, "scheduled_until", until, "auto_start", true))
                .statusCode(200)
                .body("scheduled_for", equalTo(from))
                .body("auto_start", equalTo(true));

        String publicId = read(id).extract().path("public_id");
        await().untilAsserted(() -> v2(publicId + ".json")
                .body("scheduled_maintenance.scheduled_for", equalTo(from))
                .body("scheduled_maintenance.scheduled_until", equalTo(until)));
        admin().get(MAINTENANCES + "/" + id + "/timeline").then().body("items.text", hasItem("Changed schedule"));
        edit(id, Map.of("scheduled_until", in(Duration.ofHours(1)))).statusCode(422);
        read(id).body("scheduled_until", equalTo(until));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "scheduled_until | 2020-01-01T00:00:00.000Z | scheduled_until",
                "scheduled_for   |                          | scheduled_for",
                "rrule           | FREQ=SECONDLY            | rrule",
                "rrule           | every Sunday             | rrule",
                "status          | completed                | status",
                "status          | investigating            | status"
            })
    void aPlanThatCannotBeIsRefusedAndNothingIsKept(String field, String value, String named) {
        int before = admin().get(MAINTENANCES + "?limit=200").path("items.size()");
        Map<String, Object> wrong = new HashMap<>();
        wrong.put(field, value);

        plan(wrong).statusCode(422).body("errors.field", hasItem(named));

        assertThat(admin().get(MAINTENANCES + "?limit=200").<Integer>path("items.size()"))
                .isEqualTo(before);
    }

    @Test
    void whatHappensToAPlanIsForAllToKnowAndBreaksNothing() {
        String checkout = component();
        String id = planned(Map.of("components", of(checkout)));

        say(id, Map.of("message", "m", "status", "in_progress", "visibility", "internal"))
                .statusCode(422);
        say(id, Map.of("message", "m", "components", now(checkout, "under_maintenance")))
                .statusCode(409);
        say(id, Map.of("message", "m", "status", "in_progress", "components", now(checkout, "major_outage")))
                .statusCode(409)
                .body("detail", containsString("escalate"));
        assertThat(statusOf(checkout)).isEqualTo("operational");
    }

    @Test
    void itTakesTheSameVerbs() {
        String id = planned(Map.of());
        String responder = tokenOf("responder");

        String draft = say(id, Map.of("message", "Perhaps.", "publish", "draft"))
                .statusCode(201)
                .body("state", equalTo("draft"))
                .extract()
                .path("id");
        as(responder)
                .post(MAINTENANCES + "/" + id + "/updates/" + draft + "/publish")
                .then()
                .statusCode(200);
        as(responder)
                .post(MAINTENANCES + "/" + id + "/updates/" + draft + "/retract")
                .then()
                .statusCode(403);
        as(responder)
                .body(Map.of("message", "m"))
                .post(MAINTENANCES + "/" + id + "/updates/preview")
                .then()
                .statusCode(200);
        as(responder)
                .body(Map.of("text", "Order disks"))
                .post(MAINTENANCES + "/" + id + "/tasks")
                .then()
                .statusCode(201);
        as(responder)
                .body(Map.of("person", "Ada"))
                .put(MAINTENANCES + "/" + id + "/roles/commander")
                .then()
                .statusCode(200)
                .body("commander", equalTo("Ada"));
        as(responder)
                .body(Map.of("text", "The disks are here."))
                .post(MAINTENANCES + "/" + id + "/timeline")
                .then()
                .statusCode(201);
        as(tokenOf("viewer")).body(Map.of()).post(MAINTENANCES).then().statusCode(403);
        admin().get("/api/v1/audit?incident=" + id)
                .then()
                .body("items.action", hasItem("POST /api/v1/maintenances/{ref}/tasks"));
    }

    @Test
    void internalOnesStayInside() {
        String id = planned(Map.of("visibility", "internal", "title", "Hush"));
        String publicId = read(id).extract().path("public_id");

        say(id, Map.of("message", "We begin.", "status", "in_progress")).statusCode(201);

        admin().get("/incidents/" + publicId).then().statusCode(404);
        v2("active.json").body("scheduled_maintenances.id", not(hasItem(publicId)));
    }

    private static ValidatableResponse v2(String path) {
        return admin().get("/api/v2/scheduled-maintenances/" + path).then().statusCode(200);
    }

    private static String statusOf(String component) {
        return admin().get("/api/v1/components?limit=200").path("items.find { it.name == '" + component + "' }.status");
    }
}
