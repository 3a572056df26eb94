package io.sitrep.incident.api;

import static io.sitrep.incident.api.Suite.admin;
import static io.sitrep.incident.api.Suite.as;
import static io.sitrep.incident.api.Suite.incident;
import static io.sitrep.incident.api.Suite.on;
import static io.sitrep.incident.api.Suite.read;
import static io.sitrep.incident.api.Suite.tokenOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.sitrep.incident.RealIncidentService;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who does what, what is to be done, and where things are. */
@QuarkusTest
class StaffingApiTest extends RealIncidentService {

    @Test
    void aRoleIsTakenHandedOnAndLeft() {
        String ref = incident(Map.of("commander", "Ada"));
        read(ref).body("commander", equalTo("Ada")).body("roles.role", contains("commander"));

        put(ref, "/roles/commander", Map.of("person", "Grace", "id", "slack:T1:U2"))
                .statusCode(200)
                .body("commander", equalTo("Grace"))
                .body("roles[0].id", equalTo("slack:T1:U2"));
        put(ref, "/roles/scribe", Map.of("person", "Ada")).statusCode(200).body("roles", hasSize(2));
        put(ref, "/roles/scribe", Map.of("person", "Ada")).statusCode(200).header("ETag", equalTo("\"3\""));

        delete(ref, "/roles/commander").statusCode(200).body("commander", nullValue());
        delete(ref, "/roles/commander").statusCode(200).header("ETag", equalTo("\"4\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Commander", "9th", "-b", "x.y", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"})
    void aNameThatIsNoneIsRefused(String name) {
        String ref = incident(Map.of());

        put(ref, "/roles/" + name, Map.of("person", "Ada")).statusCode(422).body("errors.field", contains("role"));
        put(ref, "/links/" + name, Map.of("url", "https://t.example"))
                .statusCode(422)
                .body("errors.field", contains("rel"));
    }

    @Test
    void whatIsToBeDoneIsAddedDoneAndOpenedAgain() {
        String ref = incident(Map.of());
        String id = on(ref, "/tasks", Map.of("text", "Call the bank", "assignee", "Ada"))
                .statusCode(201)
                .header("Location", containsString("/tasks/"))
                .body("done", equalTo(false))
                .body("assignee", equalTo("Ada"))
                .extract()
                .path("id");
        on(ref, "/tasks", Map.of("text", "Write it down")).statusCode(201).body("assignee", nullValue());

        patch(ref, id, Map.of("done", true)).statusCode(200).body("done_at", notNullValue());
        patch(ref, id, Map.of("text", "Call the other bank"))
                .statusCode(200)
                .body("done", equalTo(true))
                .body("text", equalTo("Call the other bank"));
        patch(ref, id, Map.of("done", false)).statusCode(200).body("done_at", nullValue());

        admin().get("/api/v1/incidents/" + ref + "/tasks?limit=1")
                .then()
                .body("items.text", contains("Call the other bank"))
                .body("next_cursor", notNullValue());
        read(ref).body("tasks", hasSize(2));
    }

    @Test
    void aTaskThatIsNoneIsRefused() {
        String ref = incident(Map.of());
        String other = incident(Map.of());
        String foreign = on(other, "/tasks", Map.of("text", "m"))
                .statusCode(201)
                .extract()
                .path("id");

        patch(ref, foreign, Map.of("done", true)).statusCode(404);
        patch(ref, UUID.randomUUID().toString(), Map.of("done", true)).statusCode(404);
        patch(ref, "nonsense", Map.of("done", true)).statusCode(404);
        patch(other, foreign, Map.of("text", " ")).statusCode(422).body("errors.field", contains("text"));
        on(ref, "/tasks", Map.of()).statusCode(422).body("errors.field", contains("text"));
        on(ref, "/tasks", Map.of("text", "x".repeat(501))).statusCode(422);
        on("INC-999999999", "/tasks", Map.of("text", "m")).statusCode(404);
        admin().get("/api/v1/incidents/INC-999999999/tasks").then().statusCode(404);
    }

    @Test
    void aLinkIsSetMovedAndTakenAway() {
        String ref = incident(Map.of());

        put(ref, "/links/ticket", Map.of("url", "https://t.example/1", "title", "The ticket"))
                .statusCode(200)
                .body("links.ticket", equalTo("https://t.example/1"));
        put(ref, "/links/ticket", Map.of("url", "http://t.example/2"))
                .body("links.ticket", equalTo("http://t.example/2"));
        delete(ref, "/links/ticket").statusCode(200).body("links", equalTo(Map.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "data:text/html,x",
                "file:///etc/passwd",
                "//t.example",
                "t.example",
                "https://",
                "https:///x",
                "http://t.example/ x",
                ""
            })
    void anAddressThatABrowserShouldNotOpenIsRefused(String url) {
        String ref = incident(Map.of());

        put(ref, "/links/ticket", Map.of("url", url)).statusCode(422).body("errors.field", hasItem("url"));
        read(ref).body("links", equalTo(Map.of())).header("ETag", equalTo("\"1\""));
    }

    @Test
    void aRoleIsOneEveryIncidentKnowsOrOneOfTheCatalog() {
        String ref = incident(Map.of());
        for (String role : List.of("commander", "communications", "scribe", "liaison")) {
            put(ref, "/roles/" + role, Map.of("person", "Ada")).statusCode(200);
        }

        put(ref, "/roles/bell_ringer", Map.of("person", "Ada"))
                .statusCode(422)
                .body("errors.field", contains("role"))
                .body("detail", containsString("commander, communications, scribe or liaison"));
        role("bell_ringer");
        put(ref, "/roles/bell_ringer", Map.of("person", "Ada")).statusCode(200).body("roles", hasSize(5));

        admin().delete("/api/v1/roles/bell_ringer").then().statusCode(204);
        put(ref, "/roles/bell_ringer", Map.of("person", "Grace")).statusCode(422);
        read(ref).body("roles.find { it.role == 'bell_ringer' }.person", equalTo("Ada"));
        delete(ref, "/roles/bell_ringer").statusCode(200).body("roles", hasSize(4));
    }

    @Test
    void rolesAndLinksHaveAnEnd() {
        String ref = incident(Map.of());
        for (int i = 0; i < 51; i++) {
            role(i == 50 ? "one_more" : "role" + i);
        }
        for (int i = 0; i < 50; i++) {
            put(ref, "/roles/role" + i, Map.of("person", "Ada")).statusCode(200);
        }

        put(ref, "/roles/one_more", Map.of("person", "Ada")).statusCode(409);
        put(ref, "/roles/role7", Map.of("person", "Grace")).statusCode(200);
    }

    @Test
    void whoeverOnlyReadsChangesNothing() {
        String ref = incident(Map.of());
        var viewer = tokenOf("viewer");
        String path = "/api/v1/incidents/" + ref;

        for (var answer : List.of(
                as(viewer).body(Map.of("person", "Ada")).put(path + "/roles/scribe"),
                as(viewer).delete(path + "/roles/scribe"),
                as(viewer).body(Map.of("url", "https://t.example")).put(path + "/links/ticket"),
                as(viewer).delete(path + "/links/ticket"),
                as(viewer).body(Map.of("text", "m")).post(path + "/tasks"))) {
            answer.then().statusCode(403).body("detail", containsString("responder"));
        }
        as(viewer).get(path + "/tasks").then().statusCode(200).body("items", empty());
    }

    @Test
    void whoHasNotSeenTheNewestIsToldSo() {
        String ref = incident(Map.of());
        Map<String, Object> role = new HashMap<>(Map.of("person", "Ada"));

        admin().header("If-Match", "\"7\"")
                .body(role)
                .put("/api/v1/incidents/" + ref + "/roles/scribe")
                .then()
                .statusCode(412);
        for (String path : List.of("/updates", "/tasks", "/timeline", "/acknowledge", "/reopen", "/merge")) {
            admin().header("If-Match", "\"7\"")
                    .body(body(path))
                    .post("/api/v1/incidents/" + ref + path)
                    .then()
                    .statusCode(412);
        }
    }

    private static void role(String key) {
        admin().body(Map.of("key", key, "name", key)).post("/api/v1/roles");
    }

    private static Map<String, String> body(String path) {
        return switch (path) {
            case "/updates", "/reopen" -> Map.of("message", "m");
            case "/tasks", "/timeline" -> Map.of("text", "m");
            case "/merge" -> Map.of("into", incident(Map.of()));
            default -> Map.of();
        };
    }

    private static ValidatableResponse put(String ref, String path, Map<String, ?> body) {
        return admin().body(body).put("/api/v1/incidents/" + ref + path).then();
    }

    private static ValidatableResponse delete(String ref, String path) {
        return admin().delete("/api/v1/incidents/" + ref + path).then();
    }

    private static ValidatableResponse patch(String ref, String task, Map<String, ?> body) {
        return admin().body(body)
                .patch("/api/v1/incidents/" + ref + "/tasks/" + task)
                .then();
    }
}
