package io.sitrep.incident.api;

import static io.sitrep.incident.api.Suite.admin;
import static io.sitrep.incident.api.Suite.as;
import static io.sitrep.incident.api.Suite.incident;
import static io.sitrep.incident.api.Suite.on;
import static io.sitrep.incident.api.Suite.person;
import static io.sitrep.incident.api.Suite.tokenOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.sitrep.incident.RealIncidentService;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What was written down can be corrected and taken away; who wrote it, when, and what, stays known. */
@QuarkusTest
class NotesApiTest extends RealIncidentService {

    @Test
    void aCorrectedNoteReadsAnewWhereItStoodAndKeepsItsAuthorAndItsTime() {
        String ref = incident(Map.of());
        String note = pinned(ref, "The grph fell.");

        person("grace")
                .body(Map.of("text", "The graph fell."))
                .patch(path(ref, note))
                .then()
                .statusCode(200)
                .body("id", equalTo(note))
                .body("text", equalTo("The graph fell."))
                .body("author", equalTo("Ada"))
                .body("at", equalTo("2026-01-01T09:00:00.000Z"))
                .body("source", equalTo("https://chat.example/7"))
                .body("edited_at", notNullValue())
                .body("removed_at", nullValue())
                .body("details", equalTo(Map.of("from.text", "The grph fell.")));

        timeline(ref)
                .body("items.type", contains("noted", "declared", "noted"))
                .body("items.text", contains("The graph fell.", "Declared as SEV3: Checkout is down", "Note corrected"))
                .body("items[0].author", equalTo("Ada"))
                .body("items[2].actor_id", equalTo("slack:T1:grace"))
                .body(
                        "items[2].details",
                        equalTo(Map.of("note", note, "from.text", "The grph fell.", "to.text", "The graph fell.")));
    }

    @Test
    void theNewestCorrectionIsTheOneThatIsShown() {
        String ref = incident(Map.of());
        String note = pinned(ref, "One");
        correct(ref, note, "Two").statusCode(200);
        correct(ref, note, "Three").statusCode(200);

        timeline(ref)
                .body("items[0].text", equalTo("Three"))
                .body("items[0].details", equalTo(Map.of("from.text", "One")));
    }

    @Test
    void aNoteThatIsTakenAwayLeavesALineThatSaysSo() {
        String ref = incident(Map.of());
        String note = pinned(ref, "Not for here");

        admin().delete(path(ref, note)).then().statusCode(204);

        timeline(ref)
                .body(
                        "items.text",
                        contains("Note taken away", "Declared as SEV3: Checkout is down", "Note taken away"))
                .body("items[0].id", equalTo(note))
                .body("items[0].author", equalTo("Ada"))
                .body("items[0].at", equalTo("2026-01-01T09:00:00.000Z"))
                .body("items[0].removed_at", notNullValue())
                .body("items[0].details", equalTo(Map.of("from.text", "Not for here")));
        correct(ref, note, "Back again").statusCode(409);
    }

    @Test
    void theSameAgainChangesNothing() {
        String ref = incident(Map.of());
        String note = pinned(ref, "One");
        String key = UUID.randomUUID().toString();
        for (int i = 0; i < 2; i++) {
            admin().header("Idempotency-Key", key)
                    .body(Map.of("text", "Two"))
                    .patch(path(ref, note))
                    .then()
                    .statusCode(200)
                    .body("text", equalTo("Two"));
            correct(ref, note, "Two").statusCode(200);
        }
        timeline(ref).body("items", hasSize(3));

        for (int i = 0; i < 2; i++) {
            admin().delete(path(ref, note)).then().statusCode(204);
        }
        timeline(ref).body("items", hasSize(4));
    }

    @Test
    void nothingButNotesIsCorrectedAndNobodyElsesIncidentIsTouched() {
        String ref = incident(Map.of());
        String note = pinned(ref, "Here");
        String declared = timeline(ref).extract().path("items[1].id");
        correct(ref, note, "There").statusCode(200);
        String correction = timeline(ref).extract().path("items[2].id");

        for (String path : new String[] {
            path(ref, declared),
            path(ref, correction),
            path(ref, UUID.randomUUID().toString()),
            path(ref, "x"),
            path(incident(Map.of()), note),
            path("INC-999999999", note)
        }) {
            admin().body(Map.of("text", "Changed")).patch(path).then().statusCode(404);
            admin().delete(path).then().statusCode(404);
        }
        correct(ref, note, " \u202e ").statusCode(422).body("errors.field", contains("text"));
        as(tokenOf("viewer")).delete(path(ref, note)).then().statusCode(403);
        timeline(ref).body("items", hasSize(3)).body("items.text", not(hasItems("Changed")));
    }

    @Test
    void eachChangeIsAudited() {
        String ref = incident(Map.of());
        String note = pinned(ref, "One");
        person("grace")
                .body(Map.of("text", "Two"))
                .patch(path(ref, note))
                .then()
                .statusCode(200);
        person("grace").delete(path(ref, note)).then().statusCode(204);

        admin().queryParams(Map.of("incident", ref, "actor", "slack:T1:grace"))
                .get("/api/v1/audit")
                .then()
                .body(
                        "items.action",
                        contains(
                                "DELETE /api/v1/incidents/{ref}/timeline/{id}",
                                "PATCH /api/v1/incidents/{ref}/timeline/{id}"))
                .body("items.target", everyItem(equalTo(ref + "/" + note)));
    }

    @Test
    void aPostmortemIsDraftedFromNotesAsTheyReadNow() {
        String ref = incident(Map.of());
        correct(ref, pinned(ref, "The grph fell."), "The graph fell.").statusCode(200);
        admin().delete(path(ref, pinned(ref, "Lunch?"))).then().statusCode(204);

        admin().get("/api/v1/incidents/" + ref + "/postmortem")
                .then()
                .statusCode(200)
                .body("body", containsString(": The graph fell."))
                .body("body", not(containsString("grph")))
                .body("body", not(containsString("Lunch")))
                .body("body", not(containsString("Note ")));
    }

    /** Somebody's words, as the bot brings them; answers the note's id. */
    private static String pinned(String ref, String text) {
        return on(
                        ref,
                        "/timeline",
                        Map.of(
                                "text",
                                text,
                                "author",
                                "Ada",
                                "at",
                                "2026-01-01T09:00:00Z",
                                "source",
                                "https://chat.example/7"))
                .statusCode(201)
                .body("edited_at", nullValue())
                .extract()
                .path("id");
    }

    private static ValidatableResponse correct(String ref, String note, String text) {
        return admin().body(Map.of("text", text)).patch(path(ref, note)).then();
    }

    private static ValidatableResponse timeline(String ref) {
        return admin().get("/api/v1/incidents/" + ref + "/timeline").then().statusCode(200);
    }

    private static String path(String ref, String note) {
        return "/api/v1/incidents/" + ref + "/timeline/" + note;
    }
}
