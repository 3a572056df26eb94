package io.sitrep.incident.maintenance;

import static io.sitrep.incident.api.Suite.admin;
import static io.sitrep.incident.api.Suite.component;
import static io.sitrep.incident.api.Suite.incident;
import static io.sitrep.incident.api.Suite.now;
import static io.sitrep.incident.maintenance.Plans.MAINTENANCES;
import static io.sitrep.incident.maintenance.Plans.edit;
import static io.sitrep.incident.maintenance.Plans.in;
import static io.sitrep.incident.maintenance.Plans.of;
import static io.sitrep.incident.maintenance.Plans.planned;
import static io.sitrep.incident.maintenance.Plans.read;
import static io.sitrep.incident.maintenance.Plans.say;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.sitrep.incident.RealIncidentService;
import io.sitrep.incident.api.Suite;
import io.sitrep.incident.outbox.TopicReader;
import java.time.Duration;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of a maintenance from its plan to its end, and of its components. */
@QuarkusTest
class MaintenanceLifeTest extends RealIncidentService {
    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

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

    private static ValidatableResponse v2(String path) {
        return admin().get("/api/v2/scheduled-maintenances/" + path).then().statusCode(200);
    }

    private static String statusOf(String component) {
        return admin().get("/api/v1/components?limit=200").path("items.find { it.name == '" + component + "' }.status");
    }
}
