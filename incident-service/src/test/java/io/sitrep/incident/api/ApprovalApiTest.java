package io.sitrep.incident.api;

import static io.sitrep.incident.api.Suite.admin;
import static io.sitrep.incident.api.Suite.person;
import static io.sitrep.incident.api.Suite.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.sitrep.incident.CarefulHouse;
import io.sitrep.incident.RealIncidentService;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A house in which another person approves what is said of the worst, and everything waits an hour. */
@QuarkusTest
@TestProfile(CarefulHouse.class)
class ApprovalApiTest extends RealIncidentService {

    @Test
    void nobodyApprovesTheirOwnUpdate() {
        String ref = declaredBy("ada", "SEV1");
        String first = waiting(ref);

        change("ada", ref, first, "approve")
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/own-update"))
                .body("detail", containsString("ask another publisher"));
        change("ada", ref, first, "publish").statusCode(409).body("detail", containsString("another person"));

        change("grace", ref, first, "approve").statusCode(200).body("approved_by", equalTo("grace"));
    }

    @Test
    void nobodyIsAnotherPersonByWritingInSlackAndAgreeingInDiscord() {
        admin().body(Map.of(
                        "name", "Margaret H.",
                        "slack", List.of("T0MARGARET:U0MARGARET"),
                        "discord", List.of("190600000000000007")))
                .post("/api/v1/people")
                .then()
                .statusCode(201);
        String ref = acting("slack:T0MARGARET:U0MARGARET")
                .body(Map.of("title", "Checkout is down", "message", "We look into it.", "severity", "SEV1"))
                .post("/api/v1/incidents")
                .then()
                .statusCode(201)
                .extract()
                .path("ref");
        String approval = "/api/v1/incidents/" + ref + "/updates/" + waiting(ref) + "/approve";

        acting("discord:200:190600000000000007")
                .post(approval)
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/own-update"));
        acting("discord:200:190600000000000008").post(approval).then().statusCode(200);
    }

    private static RequestSpecification acting(String id) {
        return Suite.as(Suite.SERVICE)
                .header("Sitrep-Actor-Id", id)
                .header("Sitrep-Actor-Name", "Margaret H.")
                .header("Sitrep-Origin", id.substring(0, id.indexOf(':')));
    }

    @Test
    void whatIsApprovedWaitsForItsHoldUnlessItsAuthorWantedItNow() {
        String ref = declaredBy("ada", "SEV1");
        change("grace", ref, waiting(ref), "approve")
                .statusCode(200)
                .body("state", equalTo("held"))
                .body("publish_at", notNullValue());

        String hurried = by("ada", ref, Map.of("message", "A bank is out.", "publish", "now"));
        read(ref).body("updates[0].state", equalTo("awaiting_approval"));
        change("grace", ref, hurried, "approve").statusCode(200).body("state", equalTo("published"));
    }

    @Test
    void whoeverChangesTheWordsCannotApproveThem() {
        String ref = declaredBy("ada", "SEV1");
        String first = waiting(ref);

        person("grace")
                .body(Map.of("message", "It was ada."))
                .patch("/api/v1/incidents/" + ref + "/updates/" + first)
                .then()
                .statusCode(200)
                .body("state", equalTo("awaiting_approval"))
                .body("author", equalTo("grace"));

        change("grace", ref, first, "approve").statusCode(409).body("type", equalTo("/problems/own-update"));
        change("ada", ref, first, "approve").statusCode(200);
    }

    @Test
    void whatIsChangedAfterItWasApprovedIsApprovedAgain() {
        String ref = declaredBy("ada", "SEV1");
        String first = waiting(ref);
        change("grace", ref, first, "approve").statusCode(200).body("state", equalTo("held"));

        person("ada")
                .body(Map.of("message", "It was grace."))
                .patch("/api/v1/incidents/" + ref + "/updates/" + first)
                .then()
                .statusCode(200)
                .body("state", equalTo("awaiting_approval"))
                .body("approved_by", nullValue());
    }

    @Test
    void aDraftAsksForApprovalWhenItIsPublished() {
        String ref = declaredBy("ada", "SEV1");
        String draft = by("ada", ref, Map.of("message", "m", "publish", "draft"));

        change("grace", ref, draft, "approve").statusCode(409);
        change("ada", ref, draft, "publish").statusCode(200).body("state", equalTo("awaiting_approval"));
        change("grace", ref, draft, "approve").statusCode(200).body("state", equalTo("held"));
    }

    @Test
    void ofAnIncidentWhoseFirstUpdateWaitsThePublicKnowsNothing() {
        String component = Suite.component();
        String ref = person("ada")
                .body(Map.of(
                        "title",
                        "Checkout is down",
                        "message",
                        "We look into it.",
                        "components",
                        Suite.now(component, "major_outage")))
                .post("/api/v1/incidents")
                .then()
                .statusCode(201)
                .body("components", empty())
                .body("updates.state", contains("held"))
                .extract()
                .path("ref");
        Instant publishAt = Instant.parse(read(ref).extract().path("updates[0].publish_at"));
        assertThat(publishAt)
                .isBetween(Instant.now().plusSeconds(3000), Instant.now().plusSeconds(3600));
        assertThat(RestAssured.get("/incidents/" + ref).statusCode()).isEqualTo(404);

        change("ada", ref, waiting(ref), "publish").statusCode(200);

        read(ref).body("components.status", contains("major_outage"));
        assertThat(Told.page(ref, "We look into it.")).contains(component);
    }

    @Test
    void aLesserIncidentWantsNoApprovalAndNowIsNow() {
        String ref = declaredBy("ada", "SEV2");

        person("ada")
                .body(Map.of("message", "A bank is out.", "publish", "now"))
                .post("/api/v1/incidents/" + ref + "/updates")
                .then()
                .statusCode(201)
                .body("state", equalTo("published"));
    }

    @Test
    void whatStaysInsideWaitsForNobody() {
        String ref = declaredBy("ada", "SEV1");

        person("ada")
                .body(Map.of("message", "It was me.", "visibility", "internal"))
                .post("/api/v1/incidents/" + ref + "/updates")
                .then()
                .statusCode(201)
                .body("state", equalTo("published"))
                .body("published_at", nullValue());
    }

    @Test
    void aRetroactiveIncidentEndsWhenItDidThoughItsWordsWait() {
        Instant ended = Instant.now().minus(Duration.ofHours(1));
        String ref = Suite.incident(Map.of(
                "status",
                "resolved",
                "started_at",
                ended.minusSeconds(600).toString(),
                "resolved_at",
                ended.toString()));

        admin().post("/api/v1/incidents/" + ref + "/updates/" + waiting(ref) + "/publish")
                .then()
                .statusCode(200);

        assertThat(Instant.parse(read(ref).extract().path("resolved_at"))).isBefore(ended.plusSeconds(1));
    }

    private static String declaredBy(String name, String severity) {
        return person(name)
                .body(Map.of("title", "Checkout is down", "message", "We look into it.", "severity", severity))
                .post("/api/v1/incidents")
                .then()
                .statusCode(201)
                .extract()
                .path("ref");
    }

    private static String by(String name, String ref, Map<String, ?> body) {
        return person(name)
                .body(body)
                .post("/api/v1/incidents/" + ref + "/updates")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static String waiting(String ref) {
        return read(ref).extract().path("updates[0].id");
    }

    private static ValidatableResponse change(String name, String ref, String update, String verb) {
        return person(name)
                .post("/api/v1/incidents/" + ref + "/updates/" + update + "/" + verb)
                .then();
    }
}
