package io.sitrep.incident.console;

import static io.sitrep.incident.api.Suite.admin;
import static io.sitrep.incident.api.Suite.component;
import static io.sitrep.incident.api.Suite.incident;
import static io.sitrep.incident.api.Suite.maintenance;
import static io.sitrep.incident.api.Suite.read;
import static io.sitrep.incident.api.Suite.tokenOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.sitrep.incident.RealIncidentService;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Maintenances on the console's screens: planned, moved, begun, over, called off. */
@QuarkusTest
class MaintenanceScreensTest extends RealIncidentService {
    private static final String HOME = "/console/maintenances/";

    private final List<String> left = new ArrayList<>();
    private final String title = "Discs " + UUID.randomUUID();
    private Visitor ada;

    @BeforeEach
    void signIn() {
        ada = Visitor.with(tokenOf("responder"));
    }

    /** What is still planned would be others' affair. */
    @AfterEach
    void callOff() {
        left.forEach(ref -> admin().body(Map.of("message", "x", "status", "cancelled", "notify", false))
                .post("/api/v1/maintenances/" + ref + "/updates"));
    }

    @Test
    void maintenanceIsPlannedInThePagesZoneWithRemindersAndAppearsInItsMonth() {
        String component = component();
        String id = ada.open("/console/plan").select("#component option").stream()
                .filter(each -> each.text().equals(component))
                .findFirst()
                .orElseThrow()
                .attr("value");

        ada.submit(
                "/console/plan",
                Map.of(
                        "title", title,
                        "message", "We change the discs.",
                        "message.it", "Cambiamo i dischi.",
                        "scheduled_for", "2031-03-04T22:00",
                        "scheduled_until", "2031-03-05T01:30",
                        "auto_start", "true",
                        "reminder", "P1D",
                        "component", id));

        assertThat(ada.status()).isEqualTo(303);
        String ref = ada.answer().header("Location").substring(HOME.length());
        left.add(ref);
        planned(ref)
                .body("scheduled_for", equalTo("2031-03-04T22:00:00.000Z"))
                .body("scheduled_until", equalTo("2031-03-05T01:30:00.000Z"))
                .body("auto_start", equalTo(true))
                .body("auto_complete", equalTo(false))
                .body("reminders", hasItem("PT24H"))
                .body("components[0].name", equalTo(component))
                .body("updates[0].translations.it.message", equalTo("Cambiamo i dischi."));
        Document month = ada.open("/console/maintenances?month=2031-03");
        assertThat(month.select(".calendar td:has(a:contains(" + title + ")) .date .sr")
                        .eachText())
                .containsExactly("Tuesday, 4 March 2031", "Wednesday, 5 March 2031");
        assertThat(month.select(".rows h3").text()).contains(title);
    }

    @Test
    void planThatCannotBeIsShownAgainWithWhatWasTyped() {
        ada.open("/console/plan");

        Document again = ada.submit(
                "/console/plan",
                Map.of(
                        "title", title,
                        "message", "x",
                        "scheduled_for", "2031-03-04T22:00",
                        "scheduled_until", "2031-03-04T21:00"));

        assertThat(ada.status()).isEqualTo(422);
        assertThat(again.select("#until").attr("aria-invalid")).isEqualTo("true");
        assertThat(again.select("#from").attr("value")).isEqualTo("2031-03-04T22:00");
        assertThat(again.select("#title").attr("value")).isEqualTo(title);
    }

    @Test
    void maintenanceIsMovedAndWhoeverWasSlowerSeesIt() {
        String ref = maintenanceHere();
        Visitor bob = Visitor.with(tokenOf("responder"));
        bob.open(HOME + ref);
        ada.open(HOME + ref);
        ada.submit(HOME + ref + "/plan", Map.of("scheduled_until", "2031-03-04T23:45"));
        assertThat(ada.status()).isEqualTo(303);
        planned(ref)
                .body("scheduled_until", equalTo("2031-03-04T23:45:00.000Z"))
                .body("scheduled_for", equalTo("2031-03-04T22:00:00.000Z"));

        Document stale = bob.submit(HOME + ref + "/plan", Map.of("title", title + " later"));

        assertThat(bob.status()).isEqualTo(412);
        assertThat(stale.select(".refused ins").eachText()).containsExactly("2031-03-04T23:45");
        assertThat(stale.select("#plan-title").attr("value")).isEqualTo(title + " later");
        bob.submit(HOME + ref + "/plan", Map.of());
        planned(ref)
                .body("title", equalTo(title + " later"))
                .body("scheduled_until", equalTo("2031-03-04T23:45:00.000Z"));
    }

    @Test
    void workBeginsIsVerifiedAndIsOver() {
        String ref = maintenanceHere();
        for (String status : List.of("in_progress", "verifying", "completed")) {
            Document screen = ada.open(HOME + ref);
            assertThat(screen.select("#status option").eachAttr("value")).contains(status);
            ada.submit(HOME + ref + "/updates", Map.of("message", "Now " + status, "status", status, "publish", "now"));
            assertThat(ada.status()).isEqualTo(303);
            planned(ref).body("status", equalTo(status));
        }
        assertThat(ada.open(HOME + ref).select("#status option").eachAttr("value"))
                .containsExactly("");
        assertThat(ada.screen().select(".updates .message").eachText())
                .containsExactly("Now completed", "Now verifying", "Now in_progress", "We change the discs.");
        assertThat(ada.screen().select(".timeline .tag").eachText()).contains("planned", "begun", "over");
    }

    @Test
    void maintenanceIsCalledOff() {
        String ref = maintenanceHere();
        ada.open(HOME + ref);

        ada.submit(HOME + ref + "/updates", Map.of("message", "Not now.", "status", "cancelled", "publish", "now"));

        planned(ref).body("status", equalTo("cancelled"));
        assertThat(ada.open("/console/maintenances").select(".rows").text()).doesNotContain(title);
    }

    @Test
    void workThatWentWrongBecomesAnIncident() {
        String ref = maintenanceHere();
        ada.open(HOME + ref);
        ada.submit(HOME + ref + "/updates", Map.of("message", "Now.", "status", "in_progress", "publish", "now"));

        ada.submit(HOME + ref + "/escalate", Map.of("message", "The discs are gone.", "severity", "SEV1"));

        assertThat(ada.answer().header("Location")).startsWith("/console/incidents/INC-");
        String made = ada.answer().header("Location").substring("/console/incidents/".length());
        read(made).body("title", equalTo(title)).body("severity", equalTo("SEV1"));
        admin().body(Map.of("message", "x", "status", "resolved")).post("/api/v1/incidents/" + made + "/updates");
    }

    @Test
    void seriesIsEndedByNothing() {
        String ref = maintenanceHere();
        ada.open(HOME + ref);
        ada.submit(HOME + ref + "/plan", Map.of("rrule", "FREQ=WEEKLY"));
        planned(ref).body("rrule", equalTo("FREQ=WEEKLY"));
        assertThat(ada.screen().select(".facts code").text()).isEqualTo("FREQ=WEEKLY");
        ada.submit(HOME + ref + "/plan", Map.of("rrule", ""));
        planned(ref).body("rrule", nullValue());
    }

    @Test
    void underTheAddressOfOneKindThereIsNothingOfTheOther() {
        String maintenance = maintenanceHere();
        String incident = incident(Map.of());

        ada.open(HOME + incident);
        assertThat(ada.status()).isEqualTo(404);
        ada.open("/console/incidents/" + maintenance);
        assertThat(ada.status()).isEqualTo(404);
        String token =
                ada.open("/console/plan").select("[name=form_token]").first().attr("value");
        assertThat(ada.forge(HOME + incident + "/updates", Map.of("form_token", token, "message", "x"))
                        .statusCode())
                .isEqualTo(404);
        read(incident).body("updates.size()", equalTo(1));
    }

    private String maintenanceHere() {
        String ref = maintenance(Map.of(
                "title", title, "scheduled_for", "2031-03-04T22:00:00Z", "scheduled_until", "2031-03-04T23:00:00Z"));
        left.add(ref);
        return ref;
    }

    private static ValidatableResponse planned(String ref) {
        return admin().get("/api/v1/maintenances/" + ref).then().statusCode(200);
    }
}
