package io.sitrep.incident.catalog;

import static io.sitrep.incident.api.Suite.admin;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.sitrep.incident.RealIncidentService;
import io.sitrep.incident.api.Suite;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Roles, people, templates and runbooks by API: all alike, each with what is particular to it. */
@QuarkusTest
class EntriesApiTest extends RealIncidentService {
    private final String key =
            "k" + UUID.randomUUID().toString().replace("-", "").substring(0, 20);

    static Stream<Arguments> kinds() {
        return Stream.of(
                Arguments.of("roles", Map.of("name", "Translator", "description", "Says it in Italian")),
                Arguments.of("people", Map.of("name", "Ada", "description", "")),
                Arguments.of("templates", Map.of("message", "Hello", "description", "")),
                Arguments.of("runbooks", Map.of("name", "Help", "checklist", List.of("Look"), "description", "When")));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void eachIsMadeReadChangedAndRemoved(String section, Map<String, Object> example) {
        Map<String, Object> body = new java.util.HashMap<>(example);
        body.values().remove("");
        body.put("key", key);
        String path = "/api/v1/" + section;
        String id = post(path, body)
                .statusCode(201)
                .header("Location", containsString(path + "/" + key))
                .body("key", equalTo(key), "created_at", notNullValue())
                .extract()
                .path("id");

        post(path, body).statusCode(409).body("type", equalTo("/problems/name-taken"));
        admin().get(path + "?limit=200").then().statusCode(200).body("items.key", hasItem(key));
        admin().get(path + "/" + id).then().body("key", equalTo(key));

        String field = body.containsKey("message") ? "message" : "name";
        patch(path + "/" + key, Map.of(field, "Changed"))
                .statusCode(200)
                .body(field, equalTo("Changed"), "id", equalTo(id));
        patch(path + "/" + key, Map.of("colour", "red")).statusCode(400).body("errors.field", contains("colour"));
        patch(path + "/" + key, Map.of("key", "other")).statusCode(422);
        patch(path + "/" + key, Collections.singletonMap(field, null))
                .statusCode(422)
                .body("errors.field", contains(field))
                .body("errors.message", contains("is missing"));
        if (body.containsKey("description")) {
            patch(path + "/" + key, Collections.singletonMap("description", null))
                    .statusCode(200)
                    .body("description", nullValue());
        }

        String viewer = Suite.tokenOf("viewer");
        Suite.as(viewer).get(path + "/" + key).then().statusCode(200);
        Suite.as(viewer).delete(path + "/" + key).then().statusCode(403);
        admin().delete(path + "/" + key).then().statusCode(204);
        admin().get(path + "/" + key).then().statusCode(404);
        admin().delete(path + "/" + key).then().statusCode(404);
        patch(path + "/" + key, Map.of()).statusCode(404);
    }

    @Test
    void onePersonIsOneOnEveryPlatform() {
        String slack = "U" + key.toUpperCase(java.util.Locale.ROOT).substring(0, 15);
        post("/api/v1/people", Map.of("name", key + " Ada", "slack", List.of(slack), "discord", List.of("12345678")))
                .statusCode(201)
                .body("key", equalTo(key + "-ada"), "slack", contains(slack));

        post("/api/v1/people", Map.of("name", key + " Grace", "slack", List.of("U1", slack)))
                .statusCode(422)
                .body("errors.field", contains("slack[1]"))
                .body("errors[0].message", equalTo("is the id of " + key + " Ada too: " + slack));
        post("/api/v1/people", Map.of("name", key + " Grace", "discord", List.of(7)))
                .statusCode(400)
                .body("errors[0].message", equalTo("is not a text: put it in quotes"));
        admin().delete("/api/v1/people/" + key + "-ada").then().statusCode(204);
    }

    @Test
    void aPersonHasARoleInChatAndALanguage() {
        post("/api/v1/people", Map.of("name", key + " Ada", "chat_role", "publisher", "locale", "it"))
                .statusCode(201)
                .body("chat_role", equalTo("publisher"), "locale", equalTo("it"));

        patch("/api/v1/people/" + key + "-ada", Map.of("chat_role", "responder"))
                .statusCode(200)
                .body("chat_role", equalTo("responder"), "locale", equalTo("it"));
        patch("/api/v1/people/" + key + "-ada", Map.of("chat_role", "service"))
                .statusCode(422)
                .body("errors.field", contains("chat_role"));
        admin().delete("/api/v1/people/" + key + "-ada").then().statusCode(204);
    }

    @Test
    void aTemplateHoldsKnownPlaceholdersAndOneIsTheFirstUpdate() {
        post("/api/v1/templates", Map.of("key", key, "message", "{{components}} in {{planet}}"))
                .statusCode(422)
                .body("errors.field", contains("message"))
                .body("errors[0].message", containsString("{{planet}}"))
                .body("errors[0].message", containsString("{{page_url}}"));
        admin().get("/api/v1/templates?limit=200")
                .then()
                .extract()
                .<List<String>>path("items.findAll { it.first_update }.key")
                .forEach(first -> patch("/api/v1/templates/" + first, Map.of("first_update", false))
                        .statusCode(200));
        post("/api/v1/templates", Map.of("key", key, "message", "Hi", "first_update", true))
                .statusCode(201);
        post("/api/v1/templates", Map.of("key", key + "b", "message", "Hi", "first_update", true))
                .statusCode(422)
                .body("errors.field", contains("first_update"));
        admin().delete("/api/v1/templates/" + key).then().statusCode(204);
    }

    @Test
    void aRunbookNamesComponentsThatAreThere() {
        String component = Suite.component();
        post("/api/v1/runbooks", Map.of("name", key, "checklist", List.of("x"), "components", List.of("nowhere")))
                .statusCode(422)
                .body("errors.field", contains("components[0]"));
        String id = post(
                        "/api/v1/runbooks",
                        Map.of("name", key, "checklist", List.of("x"), "components", List.of(component)))
                .statusCode(201)
                .extract()
                .path("components[0]");
        admin().get("/api/v1/components/" + id).then().statusCode(200).body("name", equalTo(component));
        patch("/api/v1/runbooks/" + key, Map.of("severities", List.of("SEV1")))
                .statusCode(200)
                .body("components", contains(id));
        admin().delete("/api/v1/runbooks/" + key).then().statusCode(204);
    }

    private static ValidatableResponse post(String path, Map<String, ?> body) {
        return admin().body(body).post(path).then();
    }

    private static ValidatableResponse patch(String path, Map<String, ?> body) {
        return admin().body(body).patch(path).then();
    }
}
