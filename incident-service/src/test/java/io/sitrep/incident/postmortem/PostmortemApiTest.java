package io.sitrep.incident.postmortem;

import static io.restassured.RestAssured.given;
import static io.sitrep.incident.api.Suite.admin;
import static io.sitrep.incident.api.Suite.as;
import static io.sitrep.incident.api.Suite.component;
import static io.sitrep.incident.api.Suite.edit;
import static io.sitrep.incident.api.Suite.incident;
import static io.sitrep.incident.api.Suite.now;
import static io.sitrep.incident.api.Suite.on;
import static io.sitrep.incident.api.Suite.post;
import static io.sitrep.incident.api.Suite.read;
import static io.sitrep.incident.api.Suite.tokenOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.sitrep.incident.Database;
import io.sitrep.incident.RealIncidentService;
import io.sitrep.incident.api.Told;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is written about an incident afterwards: drafted, kept in versions, published, corrected. */
@QuarkusTest
class PostmortemApiTest extends RealIncidentService {
    private static final String BODY = "## Summary\n\nA bank was out.\n\n## Cause\n\nWe do not know yet.";

    @Inject
    Database database;

    @Test
    void thereIsADraftWithoutAnybodyWritingOne() {
        String checkout = component();
        String ref = incident(Map.of(
                "severity", "SEV1",
                "regions", List.of("europe"),
                "components", now(checkout, "major_outage"),
                "next_update_in", "PT10M",
                "commander", "Ada"));
        on(ref, "/acknowledge", Map.of());
        on(ref, "/timeline", Map.of("text", "The first\nalert"));
        on(ref, "/tasks", Map.of("text", "Renew the certificate", "assignee", "Grace"));
        post(ref, Map.of("message", "m", "workaround", "Pay by invoice.", "status", "resolved"));

        get(ref).statusCode(200)
                .header("ETag", "\"0\"")
                .body("state", equalTo("draft"))
                .body("generated", equalTo(true))
                .body("version", equalTo(0))
                .body("author", nullValue())
                .body("published_at", nullValue())
                .body("html", containsString("<strong>Summary</strong>"))
                .body("body", containsString("Checkout is down (" + ref + ", SEV1)."))
                .body("body", containsString("- " + checkout + ": major outage for 0 s"))
                .body("body", containsString("- Regions: europe, for 0 s"))
                .body("body", containsString("It was acknowledged after 0 s."))
                .body("body", containsString("- commander: Ada"))
                .body("body", containsString(": The first alert"))
                .body("body", containsString("1 of 1 promised updates came in time."))
                .body("body", containsString("The notifier could not be asked"))
                .body("body", containsString("## Cause\n\nWe do not know yet."))
                .body("body", containsString("We do not know yet whether data was harmed."))
                .body("body", containsString("Pay by invoice."))
                .body("body", containsString("- Open: Renew the certificate (Grace)"));
        assertThat(database.count(
                        "SELECT count(*) FROM postmortems p JOIN incidents i ON i.id = p.incident_id"
                                + " WHERE i.kind || i.number = ?",
                        "incident" + ref.substring(4)))
                .isZero();
    }

    @Test
    void everyVersionIsKeptAndNobodyOverwritesAnothersUnseen() {
        String ref = incident(Map.of());
        put(ref, null, "One\u202e.")
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
    void publishingTellsSubscribersAndShowsItToAll() {
        String ref = resolved(Map.of());
        put(ref, null, BODY);

        publish(ref, "{}")
                .statusCode(200)
                .body("state", equalTo("published"))
                .body("published_at", notNullValue())
                .body("approved_by", nullValue());

        read(ref)
                .body("status", equalTo("postmortem"))
                .body("updates[0].message", equalTo("A bank was out."))
                .body("updates[0].status", equalTo("postmortem"))
                .body("resolved_at", notNullValue());
        awaitPage(ref, "We do not know yet.");
        String publicId = read(ref).extract().path("public_id");
        given().get("/api/v2/incidents/" + publicId + ".json")
                .then()
                .body("incident.status", equalTo("postmortem"))
                .body("incident.incident_updates[0].status", equalTo("postmortem"));
        publish(ref, "{}").statusCode(409).body("detail", containsString("published already"));
    }

    @Test
    void whatIsWrittenAfterwardsIsPublicOnlyOncePublishedAgain() {
        String ref = resolved(Map.of());
        put(ref, null, BODY);
        publish(ref, "{\"notify\":false}").statusCode(200);
        String told = read(ref).extract().path("updates[0].id");
        awaitPage(ref, "We do not know yet.");
        put(ref, "\"1\"", BODY.replace("We do not know yet.", "A certificate expired."))
                .body("state", equalTo("draft"));
        post(ref, Map.of("message", "A closing note")).statusCode(201);
        awaitPage(ref, "A closing note");
        assertThat(page(ref)).contains("We do not know yet.").doesNotContain("A certificate");

        publish(ref, "").statusCode(200).body("version", equalTo(2));

        awaitPage(ref, "A certificate expired.");
        assertThat(page(ref)).doesNotContain("We do not know yet.");
        read(ref)
                .body("updates.find { it.id == '%s' }.state".formatted(told), equalTo("corrected"))
                .body("updates.size()", equalTo(4));
        version(ref, "1").body("state", equalTo("published"));
    }

    @Test
    void whatIsTakenBackLeavesThePage() {
        String ref = resolved(Map.of());
        put(ref, null, BODY);
        publish(ref, "{}").statusCode(200);
        awaitPage(ref, "We do not know yet.");

        on(ref, "/updates/" + read(ref).extract().path("updates[0].id") + "/retract", Map.of())
                .statusCode(200);

        await().untilAsserted(() -> assertThat(page(ref)).doesNotContain("We do not know yet."));
        publish(ref, "{}").statusCode(200);
        awaitPage(ref, "We do not know yet.");
    }

    @Test
    void thePostmortemOfAnInternalIncidentNeverBecomesPublic() {
        String ref = resolved(Map.of("visibility", "internal"));
        put(ref, null, BODY);
        publish(ref, "{}").statusCode(200).body("state", equalTo("published"));
        read(ref).body("status", equalTo("postmortem"));

        edit(ref, Map.of("visibility", "public")).statusCode(200);

        await().until(() -> given().get("/incidents/" + publicId(ref)).statusCode() == 200);
        assertThat(page(ref)).doesNotContain("A bank was out", "We do not know yet.");
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

    @Test
    void itsEventCarriesTheWholeOfItAndALaterOneTellsNobodyUnlessAsked() {
        String ref = resolved(Map.of());
        put(ref, null, BODY);
        publish(ref, "{}").statusCode(200);
        put(ref, "\"1\"", "It was rain.");
        publish(ref, "{}").statusCode(200);
        put(ref, "\"2\"", "It was snow.");
        publish(ref, "{\"notify\":true}").statusCode(200);

        try (Told told = new Told()) {
            assertThat(told.kinds(ref, 5)).endsWith("published", "corrected", "corrected");
            JsonPath first = told.last(ref, 3);
            assertThat(first.getBoolean("notify")).isTrue();
            assertThat(first.getString("incident.status")).isEqualTo("postmortem");
            assertThat(first.getString("change.message")).isEqualTo("A bank was out.");
            assertThat(first.getString("change.postmortem.body")).isEqualTo(BODY);
            assertThat(first.getString("change.postmortem.url"))
                    .endsWith("/incidents/" + publicId(ref) + "#postmortem");
            assertThat(told.last(ref, 4).getBoolean("notify")).isFalse();
            assertThat(told.last(ref, 4).getString("change.postmortem.body")).isEqualTo("It was rain.");
            assertThat(told.last(ref, 5).getBoolean("notify")).isTrue();
        }
    }

    private static String resolved(Map<String, ?> fields) {
        String ref = incident(fields);
        post(ref, Map.of("message", "Done.", "status", "resolved")).statusCode(201);
        return ref;
    }

    private static ValidatableResponse get(String ref) {
        return admin().get("/api/v1/incidents/" + ref + "/postmortem").then();
    }

    private static ValidatableResponse version(String ref, String version) {
        return admin().queryParam("version", version)
                .get("/api/v1/incidents/" + ref + "/postmortem")
                .then();
    }

    private static ValidatableResponse put(String ref, String ifMatch, String body) {
        var request = admin().body(Map.of("body", body));
        return (ifMatch == null ? request : request.header("If-Match", ifMatch))
                .put("/api/v1/incidents/" + ref + "/postmortem")
                .then();
    }

    private static ValidatableResponse publish(String ref, String body) {
        var request = body.isEmpty() ? admin() : admin().body(body);
        return request.post("/api/v1/incidents/" + ref + "/postmortem/publish").then();
    }

    private static void awaitPage(String ref, String text) {
        await().untilAsserted(() -> assertThat(page(ref)).contains(text));
    }

    private static String page(String ref) {
        return given().get("/incidents/" + publicId(ref)).asString();
    }

    private static String publicId(String ref) {
        return read(ref).extract().path("public_id");
    }
}
