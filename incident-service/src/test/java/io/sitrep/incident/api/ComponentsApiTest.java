package io.sitrep.incident.api;

import static io.restassured.RestAssured.given;
import static io.sitrep.incident.api.Suite.admin;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.sitrep.incident.RealIncidentService;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class ComponentsApiTest extends RealIncidentService {
    private static final String COMPONENTS = "/api/v1/components";
    private static final String GROUPS = "/api/v1/component-groups";

    private final String name = "C " + UUID.randomUUID();

    @Test
    void everyFieldIsKeptChangedAndCleared() {
        String group = made(GROUPS, Map.of("name", name));
        Map<String, Object> body = new HashMap<>(Map.of("name", name, "description", "What **it** is for"));
        body.putAll(Map.of("position", 7, "group_id", group, "only_show_if_degraded", true));
        body.putAll(Map.of("showcase", true, "start_date", "2026-03-04"));
        String id = made(COMPONENTS, body);

        admin().get(COMPONENTS + "/" + id)
                .then()
                .statusCode(200)
                .body("description", equalTo("What **it** is for"), "position", equalTo(7))
                .body("group_id", equalTo(group), "only_show_if_degraded", equalTo(true))
                .body("showcase", equalTo(true), "start_date", equalTo("2026-03-04"))
                .body("status", equalTo("operational"), "retired_at", nullValue());

        patch(COMPONENTS + "/" + id, Map.of("position", 8))
                .statusCode(200)
                .body("position", equalTo(8), "group_id", equalTo(group), "start_date", equalTo("2026-03-04"));
        patch(COMPONENTS + "/" + id, nulls("description", "group_id", "start_date", "showcase"))
                .statusCode(200)
                .body("name", equalTo(name), "position", equalTo(8), "showcase", equalTo(false))
                .body("description", nullValue(), "group_id", nullValue(), "start_date", nullValue());
    }

    @Test
    void aNameStandsOnceInAGroupAndMayStandInAnother() {
        String group = made(GROUPS, Map.of("name", name));
        made(COMPONENTS, Map.of("name", name));
        String grouped = made(COMPONENTS, Map.of("name", name, "group_id", group));

        post(COMPONENTS, Map.of("name", name)).statusCode(409).body("type", equalTo("/problems/name-taken"));
        post(COMPONENTS, Map.of("name", name.toUpperCase(java.util.Locale.ROOT), "group_id", group))
                .statusCode(409);
        patch(COMPONENTS + "/" + grouped, nulls("group_id")).statusCode(409);
        post(GROUPS, Map.of("name", name)).statusCode(409);
        admin().delete(GROUPS + "/" + group).then().statusCode(409);
    }

    @Test
    void aGroupListsItsComponentsAndFreesThemWhenItGoes() {
        String group = made(GROUPS, Map.of("name", name, "description", "d", "position", 3));
        String second = made(COMPONENTS, Map.of("name", name + " 2", "group_id", group, "position", 2));
        String first = made(COMPONENTS, Map.of("name", name + " 1", "group_id", group, "position", 1));

        admin().get(GROUPS + "/" + group)
                .then()
                .body("components.id", contains(first, second), "position", equalTo(3), "description", equalTo("d"));
        admin().get(GROUPS + "?limit=200")
                .then()
                .body("items.find { it.id == '" + group + "' }.components.id", contains(first, second));
        patch(GROUPS + "/" + group, Map.of("name", name + " renamed"))
                .statusCode(200)
                .body("name", equalTo(name + " renamed"), "components.id", contains(first, second));

        admin().delete(GROUPS + "/" + group).then().statusCode(204);
        admin().get(GROUPS + "/" + group).then().statusCode(404);
        admin().get(COMPONENTS + "/" + first).then().statusCode(200).body("group_id", nullValue());
    }

    @Test
    void whatNoIncidentNamesIsRemovedAndTheRestIsRetired() {
        String unused = made(COMPONENTS, Map.of("name", name));
        admin().delete(COMPONENTS + "/" + unused).then().statusCode(204).body(equalTo(""));
        admin().get(COMPONENTS + "/" + unused).then().statusCode(404);

        String used = made(COMPONENTS, Map.of("name", name));
        String incident = Suite.declare(Map.of(
                        "title",
                        "t",
                        "message",
                        "m",
                        "components",
                        List.of(Map.of("id", used, "status", "partial_outage"))))
                .extract()
                .path("id");
        admin().delete(COMPONENTS + "/" + used).then().statusCode(204);
        admin().get(COMPONENTS + "/" + used).then().statusCode(200).body("retired_at", notNullValue());
        admin().get(COMPONENTS + "?limit=200").then().body("items.id", not(hasItem(used)));
        admin().get("/api/v1/incidents/" + incident).then().body("components.name", contains(name));

        patch(COMPONENTS + "/" + used, Map.of("position", 1)).statusCode(404);
        Suite.post(
                        incident,
                        Map.of("message", "m", "components", List.of(Map.of("name", name, "status", "operational"))))
                .statusCode(201);
        Suite.declare(Map.of(
                        "title",
                        "t",
                        "message",
                        "m",
                        "components",
                        List.of(Map.of("name", name, "status", "partial_outage"))))
                .statusCode(422);
        made(COMPONENTS, Map.of("name", name));
    }

    @Test
    void whatAnUpdateThatWaitsNamesIsRetiredAndTheUpdateCanStillGoOut() {
        String named = made(COMPONENTS, Map.of("name", name));
        String incident =
                Suite.declare(Map.of("title", "t", "message", "m")).extract().path("id");
        String update = Suite.post(
                        incident,
                        Map.of(
                                "message",
                                "m",
                                "publish",
                                "draft",
                                "components",
                                List.of(Map.of("id", named, "status", "partial_outage"))))
                .statusCode(201)
                .extract()
                .path("id");

        admin().delete(COMPONENTS + "/" + named).then().statusCode(204);

        admin().get(COMPONENTS + "/" + named).then().statusCode(200).body("retired_at", notNullValue());
        admin().post("/api/v1/incidents/" + incident + "/updates/" + update + "/publish")
                .then()
                .statusCode(200);
    }

    @Test
    void aDeleteSentAgainIsAnsweredAsBefore() {
        String id = made(COMPONENTS, Map.of("name", name));
        for (int i = 0; i < 2; i++) {
            admin().header("Idempotency-Key", name)
                    .delete(COMPONENTS + "/" + id)
                    .then()
                    .statusCode(204);
        }
        admin().delete(COMPONENTS + "/" + id).then().statusCode(404);
    }

    @ParameterizedTest
    @CsvSource({
        "name,'',422",
        "group_id,nowhere,422",
        "start_date,2026-13-01,422",
        "start_date,+123456789-01-01,422",
        "position,high,400",
        "colour,red,400"
    })
    void aBadValueIsNamed(String field, String value, int status) {
        Map<String, Object> body = new HashMap<>(Map.of("name", name));
        body.put(field, value);

        post(COMPONENTS, body).statusCode(status).body("detail", containsString(field));
    }

    @Test
    void aNameIsNeededAndANameCannotBeTakenAway() {
        post(COMPONENTS, Map.of()).statusCode(422).body("errors[0].field", equalTo("name"));
        post(GROUPS, Map.of()).statusCode(422).body("errors[0].field", equalTo("name"));
        patch(COMPONENTS + "/" + made(COMPONENTS, Map.of("name", name)), nulls("name"))
                .statusCode(422);
        patch(GROUPS + "/" + made(GROUPS, Map.of("name", name)), nulls("name")).statusCode(422);
        patch(COMPONENTS + "/nowhere", Map.of("name", name)).statusCode(404);
        patch(GROUPS + "/nowhere", Map.of("name", name)).statusCode(404);
    }

    @Test
    void onlyAnAdminChangesThem() {
        String publisher = Suite.tokenOf("publisher");
        for (String path : new String[] {COMPONENTS, GROUPS}) {
            String one = path + "/" + made(path, Map.of("name", name));
            Suite.as(publisher).body(Map.of("name", "n")).post(path).then().statusCode(403);
            Suite.as(publisher).body(Map.of("name", "n")).patch(one).then().statusCode(403);
            Suite.as(publisher).delete(one).then().statusCode(403);
            Suite.as(publisher).get(one).then().statusCode(200);
            Suite.as(Suite.SERVICE).get(path).then().statusCode(200).body("items", not(empty()));
            given().get(one).then().statusCode(401);
        }
    }

    private static Map<String, Object> nulls(String... fields) {
        Map<String, Object> body = new HashMap<>();
        Arrays.stream(fields).forEach(field -> body.put(field, null));
        return Collections.unmodifiableMap(body);
    }

    private static String made(String path, Map<String, ?> body) {
        return post(path, body).statusCode(201).extract().path("id");
    }

    private static ValidatableResponse post(String path, Map<String, ?> body) {
        return admin().body(body).post(path).then();
    }

    private static ValidatableResponse patch(String path, Map<String, ?> body) {
        return admin().body(body).patch(path).then();
    }
}
