package io.sitrep.incident.api;

import static io.sitrep.incident.api.Suite.admin;
import static io.sitrep.incident.api.Suite.as;
import static io.sitrep.incident.api.Suite.component;
import static io.sitrep.incident.api.Suite.incident;
import static io.sitrep.incident.api.Suite.now;
import static io.sitrep.incident.api.Suite.on;
import static io.sitrep.incident.api.Suite.post;
import static io.sitrep.incident.api.Suite.read;
import static io.sitrep.incident.api.Suite.tokenOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.sitrep.incident.RealIncidentService;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The turns in an incident's life, and what is known of it. */
@QuarkusTest
class LifecycleApiTest extends RealIncidentService {

    @Test
    void anOpenIncidentMovesFreelyAndAMoveBackIsMarkedOnTheTimeline() {
        String ref = incident(Map.of());
        for (String status : List.of("monitoring", "identified", "investigating", "monitoring", "resolved")) {
            post(ref, Map.of("message", "m", "status", status)).statusCode(201).body("status", equalTo(status));
        }

        admin().get("/api/v1/incidents/" + ref + "/timeline")
                .then()
                .body(
                        "items.findAll { it.details.backward == 'true' }.details.to",
                        contains("identified", "investigating"))
                .body(
                        "items.text",
                        hasItem(containsString("moved back from monitoring to identified: the fix did not hold")));
    }

    @Test
    void aWordIsLegalAtAnyTimeAndChangesNothingByItself() {
        String ref = incident(Map.of("status", "resolved"));
        String resolvedAt = read(ref).extract().path("resolved_at");

        post(ref, Map.of("message", "We owe you an explanation."))
                .statusCode(201)
                .body("status", equalTo("resolved"));

        read(ref).body("status", equalTo("resolved")).body("resolved_at", equalTo(resolvedAt));
    }

    @Test
    void resolvedIsLeftByReopeningAlone() {
        String ref = incident(Map.of());
        on(ref, "/reopen", Map.of("message", "Again."))
                .statusCode(409)
                .body("detail", equalTo("An investigating incident cannot be reopened: it is open"));
        post(ref, Map.of("message", "Over.", "status", "resolved")).statusCode(201);
        post(ref, Map.of("message", "Hm.", "status", "monitoring")).statusCode(409);
        on(ref, "/reopen", Map.of("message", "Again.", "status", "resolved"))
                .statusCode(422)
                .body("errors.field", contains("status"));

        on(ref, "/reopen", Map.of("message", "Again.", "status", "identified"))
                .statusCode(200)
                .body("status", equalTo("identified"))
                .body("resolved_at", nullValue())
                .body("updates[0].message", equalTo("Again."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/updates", "/reopen"})
    void aPostmortemIsReachedByPublishingOne(String path) {
        String ref = incident(Map.of());

        on(ref, path, Map.of("message", "m", "status", "postmortem"))
                .statusCode(path.equals("/updates") ? 409 : 422)
                .body("detail", not(containsString("Exception")));
    }

    @Test
    void theFirstToAcknowledgeCounts() {
        String ref = incident(Map.of());
        String path = "/api/v1/incidents/" + ref + "/acknowledge";

        String first = admin().post(path)
                .then()
                .statusCode(200)
                .body("acknowledged_at", notNullValue())
                .header("ETag", equalTo("\"2\""))
                .extract()
                .path("acknowledged_at");
        as(tokenOf("responder"))
                .post(path)
                .then()
                .statusCode(200)
                .body("acknowledged_at", equalTo(first))
                .header("ETag", equalTo("\"2\""));

        admin().get("/api/v1/incidents/" + ref + "/timeline")
                .then()
                .body("items.findAll { it.type == 'acknowledged' }", hasSize(1));
    }

    @Test
    void aMergedIncidentEndsAndItsComponentsStayRedInTheOther() {
        String checkout = component();
        String search = component();
        String ref = incident(Map.of("components", now(checkout, "major_outage")));
        String into = incident(Map.of("components", now(search, "partial_outage")));

        on(ref, "/merge", Map.of("into", into))
                .statusCode(200)
                .body("status", equalTo("resolved"))
                .body("merged_into", equalTo(into))
                .body("components.status", contains("major_outage"))
                .body("updates[0].message", containsString("continues as part of another incident"));

        read(into)
                .body("components.name", contains(search, checkout))
                .body("components.status", contains("partial_outage", "major_outage"))
                .body("updates", hasSize(1));
        assertThat(statusOf(checkout)).isEqualTo("major_outage");
    }

    @Test
    void whatCannotBecomeOneIsRefused() {
        String ref = incident(Map.of());
        String over = incident(Map.of("status", "resolved"));
        String quiet = incident(Map.of("visibility", "internal"));

        on(ref, "/merge", Map.of("into", ref)).statusCode(409).body("detail", containsString("into itself"));
        on(ref, "/merge", Map.of("into", over)).statusCode(409).body("detail", containsString("reopen it first"));
        on(over, "/merge", Map.of("into", ref)).statusCode(409).body("detail", containsString("not open any more"));
        on(ref, "/merge", Map.of("into", quiet)).statusCode(409).body("detail", containsString("lose sight of it"));
        on(ref, "/merge", Map.of("into", "INC-999999999")).statusCode(404);
        on(ref, "/merge", Map.of()).statusCode(422).body("errors.field", contains("into"));
        read(ref).header("ETag", equalTo("\"1\"")).body("merged_into", nullValue());
    }

    @Test
    void aMergedIncidentThatIsReopenedStandsOnItsOwn() {
        String ref = incident(Map.of());
        String into = incident(Map.of());
        on(ref, "/merge", Map.of("into", into)).statusCode(200);

        on(ref, "/reopen", Map.of("message", "It was another one."))
                .statusCode(200)
                .body("merged_into", nullValue());

        on(ref, "/merge", Map.of("into", into)).statusCode(200).body("merged_into", equalTo(into));
    }

    @Test
    void anIncidentIsDeclaredAfterTheFact() {
        Instant started = Instant.now().minus(3, ChronoUnit.HOURS).truncatedTo(ChronoUnit.MILLIS);
        Instant ended = started.plus(1, ChronoUnit.HOURS);
        String ref = incident(
                Map.of("status", "resolved", "started_at", started.toString(), "resolved_at", ended.toString()));

        var found = read(ref).extract().jsonPath();

        assertThat(Instant.parse(found.getString("started_at"))).isEqualTo(started);
        assertThat(Instant.parse(found.getString("resolved_at"))).isEqualTo(ended);
        assertThat(Instant.parse(found.getString("created_at"))).isAfter(ended);
        Told.page(ref, "Checkout is down");
        RestAssured.get("/api/v2/incidents/" + found.getString("public_id") + ".json")
                .then()
                .body("incident.started_at", equalTo(started.toString()))
                .body("incident.resolved_at", equalTo(ended.toString()));
    }

    @Test
    void timesThatCannotBeAreNamed() {
        String past = "2026-01-01T10:00:00Z";
        String earlier = "2026-01-01T09:00:00Z";
        declare(Map.of("started_at", "2100-01-01T00:00:00Z")).body("errors.field", contains("started_at"));
        declare(Map.of("status", "resolved", "started_at", past, "resolved_at", earlier))
                .body("errors.field", contains("resolved_at"));
        declare(Map.of("status", "resolved", "started_at", past, "resolved_at", "2100-01-01T00:00:00Z"))
                .body("errors.field", hasItem("resolved_at"));
        declare(Map.of("started_at", earlier, "resolved_at", past)).body("errors.field", contains("resolved_at"));
        declare(Map.of("status", "resolved", "resolved_at", past)).body("errors.field", contains("resolved_at"));
    }

    @Test
    void regionsAreKeptPerIncidentAndPerComponent() {
        String name = component();
        String ref = incident(Map.of(
                "regions",
                List.of("europe"),
                "components",
                List.of(Map.of("name", name, "status", "major_outage", "regions", List.of("IT", "FR")))));
        read(ref).body("regions", contains("europe")).body("components[0].regions", contains("IT", "FR"));

        post(ref, Map.of("message", "m", "components", now(name, "partial_outage"), "regions", List.of("IT")))
                .statusCode(201)
                .body("regions", contains("IT"));
        read(ref).body("regions", contains("IT")).body("components[0].regions", contains("IT", "FR"));

        post(
                        ref,
                        Map.of(
                                "message",
                                "m",
                                "regions",
                                List.of("IT", "atlantis"),
                                "components",
                                List.of(Map.of("name", name, "status", "operational", "regions", List.of("it")))))
                .statusCode(422)
                .body("errors.field", hasItems("regions.1", "components.0.regions.0"));
    }

    private static io.restassured.response.ValidatableResponse declare(Map<String, String> times) {
        var body = new java.util.HashMap<>(times);
        body.put("title", "a");
        body.put("message", "m");
        return Suite.declare(body).statusCode(422);
    }

    private static String statusOf(String component) {
        return admin().get("/api/v1/components?limit=200")
                .then()
                .extract()
                .path("items.find { it.name == '" + component + "' }.status");
    }
}
