package io.sitrep.incident.postmortem;

import static io.restassured.RestAssured.given;
import static io.sitrep.incident.api.Suite.edit;
import static io.sitrep.incident.api.Suite.on;
import static io.sitrep.incident.api.Suite.post;
import static io.sitrep.incident.api.Suite.read;
import static io.sitrep.incident.postmortem.Writing.BODY;
import static io.sitrep.incident.postmortem.Writing.awaitPage;
import static io.sitrep.incident.postmortem.Writing.page;
import static io.sitrep.incident.postmortem.Writing.publicId;
import static io.sitrep.incident.postmortem.Writing.publish;
import static io.sitrep.incident.postmortem.Writing.put;
import static io.sitrep.incident.postmortem.Writing.resolved;
import static io.sitrep.incident.postmortem.Writing.version;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.sitrep.incident.Database;
import io.sitrep.incident.RealIncidentService;
import io.sitrep.incident.api.Told;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who reads what was written about an incident afterwards, and when. */
@QuarkusTest
class PostmortemReadersTest extends RealIncidentService {
    @Inject
    Database database;

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

    @Test
    void whatWasPublishedStaysWithItsDateWhenTheIncidentIsTakenUpAgain() {
        String ref = resolved(Map.of());
        put(ref, null, BODY);
        String published = publish(ref, "{}").statusCode(200).extract().path("published_at");
        database.run(
                "UPDATE postmortems SET public_at = public_at - interval '1 day' WHERE incident_id ="
                        + " (SELECT id FROM incidents WHERE public_id = ?)",
                publicId(ref));
        String yesterday = "datetime=\""
                + Instant.parse(published).minus(Duration.ofDays(1)).toString().substring(0, 10);

        on(ref, "/reopen", Map.of("message", "It is back.")).statusCode(200);
        awaitPage(ref, "It is back.");
        assertThat(postmortem(ref)).contains(yesterday, "We do not know yet.");
        publish(ref, "{}").statusCode(409).body("detail", containsString("resolve it"));

        post(ref, Map.of("message", "Over again.", "status", "resolved")).statusCode(201);
        publish(ref, "{}").statusCode(200);
        read(ref).body("status", equalTo("postmortem"));
        await().untilAsserted(() -> assertThat(postmortem(ref))
                .as("published once more, and dated so")
                .doesNotContain(yesterday)
                .contains("We do not know yet."));
    }

    @Test
    void whatIsWrittenInsideNeverCorrectsWhatThePublicHad() {
        String ref = resolved(Map.of());
        put(ref, null, BODY);
        publish(ref, "{}").statusCode(200);
        edit(ref, Map.of("visibility", "internal")).statusCode(200);
        put(ref, "\"1\"", "It was the intern.").statusCode(200);
        publish(ref, "{}").statusCode(200).body("version", equalTo(2));

        edit(ref, Map.of("visibility", "public", "title", "It is shown again")).statusCode(200);

        awaitPage(ref, "It is shown again");
        assertThat(page(ref)).contains("A bank was out.", "We do not know yet.").doesNotContain("intern");
        given().get("/api/v2/incidents/" + publicId(ref) + ".json")
                .then()
                .body("incident.incident_updates.body", not(hasItem(containsString("intern"))));
        publish(ref, "{}").statusCode(200);
        awaitPage(ref, "It was the intern.");
    }

    private static String postmortem(String ref) {
        String page = page(ref);
        int begins = page.indexOf("<section id=\"postmortem\">");
        return page.substring(begins, page.indexOf("</section>", begins));
    }
}
