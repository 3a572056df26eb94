package io.sitrep.incident.maintenance;

import static io.sitrep.incident.api.Suite.admin;
import static io.sitrep.incident.api.Suite.as;
import static io.sitrep.incident.api.Suite.component;
import static io.sitrep.incident.api.Suite.incident;
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
import io.sitrep.incident.RealIncidentService;
import io.sitrep.incident.api.Suite;
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
    void itsComponentsAreUnderMaintenanceWhileItIsUnderWayAndRestoredAfter() {
        String checkout = component();
        String id = planned(Map.of("components", of(checkout)));

        say(id, Map.of("message", "We begin.", "status", "in_progress")).statusCode(201);
        assertThat(statusOf(checkout)).isEqualTo("under_maintenance");
        read(id).body("components.status", contains("under_maintenance"));
        say(id, Map.of("message", "We look whether it holds.", "status", "verifying"))
                .statusCode(201);
        assertThat(statusOf(checkout)).isEqualTo("under_maintenance");
        say(id, Map.of("message", "Done.", "status", "completed")).statusCode(201);

        assertThat(statusOf(checkout)).isEqualTo("operational");
        read(id).body("status", equalTo("completed")).body("resolved_at", notNullValue());
        try (TopicReader facts = new TopicReader(kafka, "sitrep.incidents")) {
            await().untilAsserted(() -> assertThat(facts.of(id))
                    .extracting(event -> TopicReader.header(event, "ce_type"))
                    .containsExactly(
                            "io.sitrep.maintenance.scheduled.v1",
                            "io.sitrep.maintenance.started.v1",
                            "io.sitrep.incident.updated.v1",
                            "io.sitrep.maintenance.completed.v1"));
        }
    }

    @Test
    void whatAnIncidentHoldsStaysSoAndWhatAnotherMaintenanceHoldsAsWell() {
        String checkout = component();
        String first = planned(Map.of("components", of(checkout), "status", "in_progress"));
        String second = planned(Map.of("components", of(checkout), "status", "in_progress"));
        String outage = incident(Map.of("components", now(checkout, "partial_outage")));
        assertThat(statusOf(checkout)).isEqualTo("partial_outage");

        say(first, Map.of("message", "Done.", "status", "completed")).statusCode(201);
        assertThat(statusOf(checkout)).isEqualTo("partial_outage");
        Suite.post(outage, Map.of("message", "Over.", "status", "resolved")).statusCode(201);
        assertThat(statusOf(checkout)).isEqualTo("under_maintenance");
        say(second, Map.of("message", "Done.", "status", "completed")).statusCode(201);
        assertThat(statusOf(checkout)).isEqualTo("operational");
    }

    @ParameterizedTest
    @CsvSource({
        "scheduled,verifying",
        "scheduled,completed",
        "scheduled,investigating",
        "in_progress,scheduled",
        "in_progress,resolved",
        "completed,in_progress",
        "cancelled,scheduled"
    })
    void itGoesThroughItsOwnStatusesAlone(String from, String to) {
        String id = planned(Map.of());
        if (from.equals("in_progress") || from.equals("completed")) {
            say(id, Map.of("message", "m", "status", "in_progress")).statusCode(201);
        }
        if (from.equals("completed") || from.equals("cancelled")) {
            say(id, Map.of("message", "m", "status", from)).statusCode(201);
        }

        say(id, Map.of("message", "m", "status", to))
                .statusCode(409)
                .body("detail", containsString(from))
                .body("detail", containsString(to));
    }

    @Test
    void anIncidentNeverBecomesAMaintenance() {
        String ref = incident(Map.of());

        Suite.post(ref, Map.of("message", "m", "status", "in_progress")).statusCode(409);
        String done = planned(Map.of("status", "in_progress"));
        say(done, Map.of("message", "m", "status", "completed")).statusCode(201);
        admin().body(Map.of("message", "m"))
                .post(MAINTENANCES + "/" + done + "/reopen")
                .then()
                .statusCode(409);
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
    void aPlanThatHasBegunOrIsOverIsNotPlannedAnew() {
        String id = planned(Map.of("status", "in_progress", "rrule", "FREQ=WEEKLY"));

        edit(id, Map.of("scheduled_for", in(Duration.ofMinutes(30)))).statusCode(409);
        edit(id, Map.of("rrule", "")).statusCode(409).body("detail", containsString("the one that is ahead"));
        edit(id, Map.of("scheduled_until", in(Duration.ofHours(5)))).statusCode(200);
        say(id, Map.of("message", "Done.", "status", "completed")).statusCode(201);
        edit(id, Map.of("scheduled_until", in(Duration.ofHours(6)))).statusCode(409);
        edit(id, Map.of("title", "Disks were replaced")).statusCode(200);
    }

    @Test
    void itBeginsWhenItIsPlannedToUntilItReallyDoes() {
        String id = planned(Map.of());
        String from = in(Duration.ofDays(2));
        edit(id, Map.of("scheduled_for", from, "scheduled_until", in(Duration.ofDays(3))))
                .statusCode(200)
                .body("started_at", equalTo(from));

        say(id, Map.of("message", "We begin early.", "status", "in_progress")).statusCode(201);
        read(id).body("started_at", not(equalTo(from))).body("scheduled_for", equalTo(from));
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
    void oneThatWentWrongBecomesAnIncidentWithItsComponents() {
        String checkout = component();
        String id = planned(Map.of("components", of(checkout), "status", "in_progress", "title", "Disks"));

        admin().body(Map.of("message", "The new disks fail.", "severity", "SEV1"))
                .post(MAINTENANCES + "/" + id + "/escalate")
                .then()
                .statusCode(201)
                .header("Location", startsWith("/api/v1/incidents/"))
                .body("ref", startsWith("INC-"))
                .body("title", equalTo("Disks"))
                .body("severity", equalTo("SEV1"))
                .body("components.name", contains(checkout))
                .body("components.status", contains("partial_outage"))
                .body("links.maintenance", containsString("/incidents/"));

        assertThat(statusOf(checkout)).isEqualTo("partial_outage");
        read(id).body("status", equalTo("cancelled"))
                .body("links.incident", containsString("/incidents/"))
                .body("updates[0].message", containsString("continues as an incident"))
                .body("updates[0].translations.it.message", containsString("Continua come incidente"))
                .body("updates[0].components.status", contains("under_maintenance"));
        admin().body(Map.of("message", "m"))
                .post(MAINTENANCES + "/" + id + "/escalate")
                .then()
                .statusCode(409);
        String waiting = planned(Map.of());
        admin().body(Map.of("message", "m"))
                .post(MAINTENANCES + "/" + waiting + "/escalate")
                .then()
                .statusCode(409)
                .body("detail", containsString("not under way"));
    }

    @Test
    void internalOnesStayInside() {
        String id = planned(Map.of("visibility", "internal", "title", "Hush"));
        String publicId = read(id).extract().path("public_id");

        say(id, Map.of("message", "We begin.", "status", "in_progress")).statusCode(201);

        admin().get("/incidents/" + publicId).then().statusCode(404);
        v2("active.json").body("scheduled_maintenances.id", not(hasItem(publicId)));
    }

    private static io.restassured.response.ValidatableResponse v2(String path) {
        return admin().get("/api/v2/scheduled-maintenances/" + path).then().statusCode(200);
    }

    private static String statusOf(String component) {
        return admin().get("/api/v1/components?limit=200").path("items.find { it.name == '" + component + "' }.status");
    }
}
