package io.sitrep.incident.api;

import static io.sitrep.incident.api.Suite.admin;
import static io.sitrep.incident.api.Suite.as;
import static io.sitrep.incident.api.Suite.component;
import static io.sitrep.incident.api.Suite.edit;
import static io.sitrep.incident.api.Suite.incident;
import static io.sitrep.incident.api.Suite.now;
import static io.sitrep.incident.api.Suite.on;
import static io.sitrep.incident.api.Suite.person;
import static io.sitrep.incident.api.Suite.post;
import static io.sitrep.incident.api.Suite.tokenOf;
import static io.sitrep.incident.api.Suite.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.sitrep.incident.Database;
import io.sitrep.incident.RealIncidentService;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything that happened, who did it, by which way and when; and nothing is ever taken away. */
@QuarkusTest
class TimelineApiTest extends RealIncidentService {
    @Inject
    Database database;

    @Test
    void everythingThatWasDoneIsThereInItsOrder() {
        String ref = incident(Map.of());
        String into = incident(Map.of());
        on(ref, "/acknowledge", Map.of()).statusCode(200);
        String held = update(ref, Map.of("message", "m", "status", "identified", "publish", "held"));
        on(ref, "/updates/" + held + "/publish", Map.of()).statusCode(200);
        edit(ref, Map.of("severity", "SEV1")).statusCode(200);
        edit(ref, Map.of("components", now(component(), "major_outage"))).statusCode(200);
        admin().body(Map.of("person", "Ada"))
                .put(path(ref) + "/roles/scribe")
                .then()
                .statusCode(200);
        on(ref, "/tasks", Map.of("text", "Call the bank")).statusCode(201);
        admin().body(Map.of("url", "https://t.example/1"))
                .put(path(ref) + "/links/ticket")
                .then()
                .statusCode(200);
        on(ref, "/timeline", Map.of("text", "The graph fell.")).statusCode(201);
        on(ref, "/updates/" + held + "/retract", Map.of()).statusCode(200);
        post(ref, Map.of("message", "m", "status", "resolved")).statusCode(201);
        on(ref, "/reopen", Map.of("message", "m")).statusCode(200);
        on(ref, "/merge", Map.of("into", into)).statusCode(200);

        timeline(ref)
                .body(
                        "items.type",
                        contains(
                                "declared",
                                "acknowledged",
                                "updated",
                                "updated",
                                "edited",
                                "component_changed",
                                "role_changed",
                                "task_changed",
                                "linked",
                                "noted",
                                "edited",
                                "resolved",
                                "reopened",
                                "merged"))
                .body("items.actor", everyItem(equalTo("admin")))
                .body("items.origin", everyItem(equalTo("api")))
                .body("items.at", everyItem(matchesPattern("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z")))
                .body("items.text", hasItems("Acknowledged", "Task added: Call the bank", "Merged into " + into));
        timeline(into).body("items.text", hasItems("Took in " + ref));
    }

    @Test
    void whoDidItAndByWhichWayIsWrittenDown() {
        String ref = incident(Map.of());

        person("ada").post(path(ref) + "/acknowledge").then().statusCode(200);

        timeline(ref)
                .body("items[1].actor", equalTo("ada"))
                .body("items[1].author", equalTo("ada"))
                .body("items[1].actor_id", equalTo("slack:T1:ada"))
                .body("items[1].origin", equalTo("slack"));
    }

    @Test
    void aNoteStandsWhereItHappenedAndSaysWhoseWordsItPassesOn() {
        String ref = incident(Map.of());

        on(
                        ref,
                        "/timeline",
                        Map.of(
                                "text",
                                "The\u202e graph fell.",
                                "at",
                                "2026-01-01T10:00:00+01:00",
                                "source",
                                "https://g.example/7",
                                "author",
                                "Grace"))
                .statusCode(201)
                .body("type", equalTo("noted"))
                .body("at", equalTo("2026-01-01T09:00:00.000Z"));

        timeline(ref)
                .body("items.type", contains("noted", "declared"))
                .body("items[0].text", equalTo("The graph fell."))
                .body("items[0].source", equalTo("https://g.example/7"))
                .body("items[0].author", equalTo("Grace"))
                .body("items[0].actor", equalTo("admin"));
    }

    @Test
    void whatHasNotHappenedYetCannotBeWrittenDown() {
        String ref = incident(Map.of());

        on(ref, "/timeline", Map.of("text", "m", "at", "2100-01-01T00:00:00Z"))
                .statusCode(422)
                .body("errors.field", contains("at"));
        on(ref, "/timeline", Map.of("text", " \u202e ")).statusCode(422).body("errors.field", contains("text"));
        on("INC-999999999", "/timeline", Map.of("text", "m")).statusCode(404);
        as(tokenOf("viewer"))
                .body(Map.of("text", "m"))
                .post(path(ref) + "/timeline")
                .then()
                .statusCode(403);
        timeline(ref).body("items", hasSize(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"UPDATE timeline SET text = 'It never happened'", "DELETE FROM timeline", "TRUNCATE timeline"})
    void nothingIsChangedOrTakenAway(String statement) {
        incident(Map.of());
        long before = database.count("SELECT count(*) FROM timeline");

        assertThatThrownBy(() -> database.run(statement))
                .hasStackTraceContaining(statement.startsWith("TRUNCATE") ? "permission denied" : "only ever added to");

        assertThat(database.count("SELECT count(*) FROM timeline WHERE text <> 'It never happened'"))
                .isEqualTo(before);
    }

    @Test
    void itIsReadPageByPageWithoutGapOrRepeat() {
        String ref = incident(Map.of());
        for (int i = 0; i < 6; i++) {
            on(ref, "/timeline", Map.of("text", "Note " + i, "at", "2026-01-01T10:00:00Z"))
                    .statusCode(201);
        }

        List<String> texts = new ArrayList<>();
        String cursor = null;
        do {
            var query = admin().queryParam("limit", 2);
            var page = (cursor == null ? query : query.queryParam("cursor", cursor))
                    .get(path(ref) + "/timeline")
                    .then()
                    .statusCode(200)
                    .extract();
            texts.addAll(page.path("items.text"));
            cursor = page.path("next_cursor");
        } while (cursor != null);

        assertThat(texts)
                .containsExactly(
                        "Note 0",
                        "Note 1",
                        "Note 2",
                        "Note 3",
                        "Note 4",
                        "Note 5",
                        "Declared as SEV3: Checkout is down");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "forged",
                "2026-01-01T10:00:00Z",
                "2026-01-01T10:00:00Z nobody",
                "+999999999-01-01T10:00:00Z 00000000-0000-0000-0000-000000000000",
                "-999999999-01-01T10:00:00Z 00000000-0000-0000-0000-000000000000",
                "2026-01-01T10:00:00Z 00000000-0000-0000-0000-000000000000 or 1=1"
            })
    void aForgedCursorIsA400(String plain) {
        String ref = incident(Map.of());
        String cursor = Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));

        for (String list : List.of(path(ref) + "/timeline", "/api/v1/incidents", path(ref) + "/tasks")) {
            admin().queryParam("cursor", cursor)
                    .get(list)
                    .then()
                    .statusCode(400)
                    .contentType("application/problem+json")
                    .body("errors[0].field", equalTo("cursor"));
        }
        admin().queryParam("limit", 201).get(path(ref) + "/timeline").then().statusCode(400);
    }

    private static ValidatableResponse timeline(String ref) {
        return admin().get(path(ref) + "/timeline").then().statusCode(200).body("next_cursor", nullValue());
    }

    private static String path(String ref) {
        return "/api/v1/incidents/" + ref;
    }
}
