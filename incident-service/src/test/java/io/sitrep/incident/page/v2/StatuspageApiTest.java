package io.sitrep.incident.page.v2;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.emptyOrNullString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.sitrep.incident.RealIncidentService;
import io.sitrep.incident.page.PageData;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class StatuspageApiTest extends RealIncidentService {
    private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z";

    private final Instant now = Instant.now();

    @Inject
    PageData data;

    @BeforeEach
    void clear() {
        data.clear();
    }

    @Test
    void anOpenIncidentIsServedInFull() {
        UUID api = data.component("API", "partial_outage");
        String id = data.anIncident("API is slow")
                .severity("SEV2")
                .in("identified")
                .affecting(api, "partial_outage")
                .saying("investigating", "We look", now.minusSeconds(600))
                .saying(
                        "identified",
                        "We know < 2%",
                        now,
                        "public",
                        "published",
                        "[{\"code\":\"abc\",\"name\":\"API then\",\"old_status\":\"operational\",\"status\":\"partial_outage\"}]")
                .put();
        shown(id);

        ValidatableResponse answer = read("/api/v2/incidents/" + id + ".json");

        answer.body("page.name", equalTo("Status"), "page.time_zone", equalTo("Etc/UTC"))
                .body("page.id", matchesPattern("[a-z0-9]{12}"), "page.updated_at", matchesPattern(TIME))
                .body("incident.id", equalTo(id), "incident.name", equalTo("API is slow"))
                .body("incident.status", equalTo("identified"), "incident.impact", equalTo("major"))
                .body("incident.resolved_at", nullValue(), "incident.shortlink", endsWith("/incidents/" + id))
                .body("incident.components.name", contains("API"))
                .body("incident.components.status", contains("partial_outage"))
                .body("incident.incident_updates.body", contains("We know < 2%", "We look"))
                .body("incident.incident_updates.incident_id", everyItem(equalTo(id)))
                .body("incident.incident_updates.display_at", everyItem(matchesPattern(TIME)))
                .body("incident.incident_updates[0].affected_components[0].name", equalTo("API then"))
                .body("incident.incident_updates[0].affected_components[0].old_status", equalTo("operational"))
                .body("incident.incident_updates[0].affected_components[0].new_status", equalTo("partial_outage"))
                .body("incident.incident_updates[1].affected_components", nullValue());
        read("/api/v2/incidents/unresolved.json").body("incidents.id", contains(id));
        read("/api/v2/status.json")
                .body("status.indicator", equalTo("major"), "status.description", equalTo("Partial System Outage"));
        read("/api/v2/summary.json")
                .body("incidents.id", contains(id), "components.name", contains("API"))
                .body("scheduled_maintenances", empty(), "status.indicator", equalTo("major"));
    }

    @Test
    void nothingInternalIsServed() {
        String secret = "CONFIDENTIAL-9";
        String internal = data.anIncident(secret + " internal")
                .internal()
                .saying("investigating", secret, now)
                .put();
        String untold = data.anIncident(secret + " untold")
                .in(null)
                .internally("investigating")
                .put();
        String known = data.anIncident("Known")
                .in("monitoring")
                .internally("resolved")
                .until(Instant.parse("2020-02-02T02:02:02Z"))
                .saying("investigating", "Public words", now.minusSeconds(300))
                .saying("resolved", secret + " note", now, "internal", "published", "[]")
                .saying("monitoring", secret + " draft", now, "public", "draft", "[]")
                .saying("monitoring", secret + " held", now, "public", "held", "[]")
                .saying("monitoring", secret + " waiting", now, "public", "awaiting_approval", "[]")
                .saying("monitoring", secret + " taken back", now.minusSeconds(200), "public", "retracted", "[]")
                .put();
        shown(known);

        for (String path : new String[] {
            "/api/v2/summary.json",
            "/api/v2/incidents.json",
            "/api/v2/incidents/unresolved.json",
            "/api/v2/incidents/" + known + ".json"
        }) {
            assertThat(given().get(path).then().statusCode(200).extract().asString())
                    .contains("Known", "Public words", "This update was retracted.")
                    .doesNotContain(secret, "Commander-X", "Author-X", "2020-02-02");
        }
        given().get("/api/v2/incidents/" + internal + ".json").then().statusCode(404);
        given().get("/api/v2/incidents/" + untold + ".json").then().statusCode(404);
    }

    /** Its clients know four words for a maintenance, and that one that was called off is over is what they are to act on. */
    @Test
    void maintenanceThatWasCalledOffIsCompletedToThoseWhoKnowNoOtherWord() {
        PageData.Built plan = data.anIncident("Called off")
                .in("cancelled")
                .until(now)
                .saying("scheduled", "We work on it", now.minusSeconds(99))
                .saying("cancelled", "Not needed after all", now);
        String id = plan.put();
        data.execute(
                "UPDATE incidents SET kind = 'maintenance', scheduled_for = now() + interval '1 day',"
                        + " scheduled_until = now() + interval '2 days' WHERE id = $1",
                plan.id());
        String path = "/api/v2/scheduled-maintenances/" + id + ".json";
        data.show();
        await().until(() -> given().get(path).statusCode() == 200);

        read(path)
                .body("scheduled_maintenance.status", equalTo("completed"))
                .body("scheduled_maintenance.resolved_at", matchesPattern(TIME))
                .body("scheduled_maintenance.incident_updates.status", contains("completed", "scheduled"))
                .body("scheduled_maintenance.incident_updates.body", contains("Not needed after all", "We work on it"));
        for (String list : new String[] {"upcoming", "active"}) {
            read("/api/v2/scheduled-maintenances/" + list + ".json").body("scheduled_maintenances", empty());
        }
        assertThat(given().get("/api/v2/scheduled-maintenances.json").asString())
                .contains(id)
                .doesNotContain("cancelled");
    }

    @Test
    void groupsAreComponentsOfAnotherKind() {
        UUID api = data.component("API", "degraded_performance");
        data.execute("INSERT INTO component_groups (id, public_id, name, position, created_at, updated_at)"
                + " VALUES (gen_random_uuid(), 'group0000001', 'Europe', 1, now(), now())");
        data.execute("UPDATE components SET group_id = (SELECT id FROM component_groups) WHERE id = $1", api);
        data.show();
        await().until(() -> given().get("/api/v2/components.json").asString().contains("group0000001"));

        read("/api/v2/components.json")
                .body("components.name", contains("Europe", "API"))
                .body("components.group", contains(true, false))
                .body(
                        "components[0].components.size()",
                        equalTo(1),
                        "components[0].status",
                        equalTo("degraded_performance"))
                .body("components[1].group_id", equalTo("group0000001"))
                .body("components[1].page_id", notNullValue())
                .body("components[1].components", nullValue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"summary.json", "status.json", "components.json", "incidents.json", "incidents/unresolved.json"})
    void eachAnswerIsOpenToScriptsNamedAndCompressed(String path) {
        data.component("The only one", "operational");
        data.show();
        await().until(() -> given().get("/api/v2/components.json").asString().contains("The only one"));
        var answer = given().header("Origin", "https://elsewhere.example")
                .header("Accept-Encoding", "gzip")
                .get("/api/v2/" + path)
                .then()
                .statusCode(200)
                .contentType("application/json")
                .header("Access-Control-Allow-Origin", "*")
                .header("Content-Encoding", "gzip")
                .extract();

        given().header("If-None-Match", answer.header("ETag"))
                .get("/api/v2/" + path)
                .then()
                .statusCode(304)
                .header("Access-Control-Allow-Origin", "*")
                .body(emptyOrNullString());
        given().header("Origin", "https://elsewhere.example")
                .header("Access-Control-Request-Method", "GET")
                .header("Access-Control-Request-Headers", "if-none-match")
                .options("/api/v2/" + path)
                .then()
                .statusCode(204)
                .header("Access-Control-Allow-Origin", "*");
    }

    @Test
    void anUnknownIncidentIsAProblemThatScriptsMayRead() {
        given().get("/api/v2/incidents/nowhere00000.json")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .header("Access-Control-Allow-Origin", "*");
    }

    private void shown(String id) {
        data.show();
        await().until(() -> given().get("/api/v2/incidents/" + id + ".json").statusCode() == 200);
    }

    private static ValidatableResponse read(String path) {
        return given().get(path).then().statusCode(200);
    }
}
