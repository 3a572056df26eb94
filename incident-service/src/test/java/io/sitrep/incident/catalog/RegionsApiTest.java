package io.sitrep.incident.catalog;

import static io.sitrep.incident.api.Suite.admin;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.sitrep.incident.RealIncidentService;
import io.sitrep.incident.api.Suite;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class RegionsApiTest extends RealIncidentService {
    private static final String REGIONS = "/api/v1/regions";

    private final String code = "r-" + UUID.randomUUID().toString().substring(0, 18);

    @Test
    void theTreeIsListedFromTheWorldDown() {
        String next = admin().get(REGIONS + "?limit=2")
                .then()
                .statusCode(200)
                .body("items.code", contains("world", "africa"))
                .body("items.parent", contains(null, "world"))
                .body("items.built_in", contains(true, true))
                .body("next_cursor", notNullValue())
                .extract()
                .path("next_cursor");
        admin().get(REGIONS + "?limit=1&cursor=" + next).then().body("items.code", contains("americas"));
        admin().get(REGIONS + "/IT").then().body("name", equalTo("Italy"), "parent", equalTo("europe"));
    }

    @Test
    void oneOfOurOwnIsMadeUsedChangedAndRemoved() {
        post(Map.of("code", code, "name", "Mine", "parent", "IT"))
                .statusCode(201)
                .header("Location", containsString(REGIONS + "/" + code))
                .body("built_in", equalTo(false), "parent", equalTo("IT"));
        post(Map.of("code", code, "name", "Again")).statusCode(409).body("type", equalTo("/problems/name-taken"));

        String ref = Suite.incident(Map.of("regions", List.of(code)));
        Suite.read(ref).body("regions", contains(code));
        String component = admin().body(Map.of("name", code, "regions", List.of(code)))
                .post("/api/v1/components")
                .then()
                .statusCode(201)
                .body("regions", contains(code))
                .extract()
                .path("id");

        patch(code, Map.of("name", "Ours")).statusCode(200).body("name", equalTo("Ours"), "parent", equalTo("IT"));
        patch(code, java.util.Collections.singletonMap("parent", null))
                .statusCode(200)
                .body("parent", equalTo("world"));

        admin().delete(REGIONS + "/" + code)
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/in-use"))
                .body("errors.message", hasItem(containsString("component " + code)))
                .body("errors.message", hasItem(containsString(ref)));
        admin().delete("/api/v1/components/" + component).then().statusCode(204);
        Suite.post(ref, Map.of("message", "Over", "status", "resolved")).statusCode(201);
        admin().delete(REGIONS + "/" + code).then().statusCode(204);
        admin().get(REGIONS + "/" + code).then().statusCode(404);
        Suite.declare(Map.of("title", "t", "message", "m", "regions", List.of(code)))
                .statusCode(422);
    }

    @Test
    void whatHoldsAnotherRegionStays() {
        post(Map.of("code", code, "name", "Outer")).statusCode(201);
        post(Map.of("code", code + "-in", "name", "Inner", "parent", code)).statusCode(201);

        admin().delete(REGIONS + "/" + code).then().statusCode(409);
        patch(code, Map.of("parent", code + "-in")).statusCode(422).body("detail", containsString("makes a circle"));
        admin().delete(REGIONS + "/" + code + "-in").then().statusCode(204);
        admin().delete(REGIONS + "/" + code).then().statusCode(204);
    }

    @Test
    void whatComesWithTheServiceStaysAsItIs() {
        patch("europe", Map.of("name", "Mine")).statusCode(409).body("type", equalTo("/problems/built-in"));
        admin().delete(REGIONS + "/IT").then().statusCode(409);
        post(Map.of("code", "europe", "name", "Mine")).statusCode(409);
        patch("nowhere", Map.of("name", "Mine")).statusCode(404);
        admin().delete(REGIONS + "/nowhere").then().statusCode(404);
    }

    @ParameterizedTest
    @CsvSource({"code,Upper,422", "code,x,422", "parent,nowhere,422", "name,'',422", "colour,red,400"})
    void aBadValueIsNamed(String field, String value, int status) {
        Map<String, Object> body = new java.util.HashMap<>(Map.of("code", code, "name", "n"));
        body.put(field, value);
        post(body).statusCode(status).body("errors.field", hasItem(field));
    }

    @Test
    void whatAComponentDependsOnIsKeptClearedAndHasNoCircle() {
        String a = component("a", List.of());
        String b = component("b", List.of(code + " a"));
        String c = component("c", List.of(b, code + " A"));

        admin().get("/api/v1/components/" + c).then().body("depends_on.size()", equalTo(2));
        depend(a, List.of(code + " c"))
                .statusCode(422)
                .body("errors[0].field", equalTo("depends_on"))
                .body("errors[0].message", containsString(" → "))
                .body("errors[0].message", containsString(code + " a"));
        depend(a, List.of(a)).statusCode(422).body("errors[0].message", containsString(code + " a → " + code + " a"));
        depend(c, List.of("nowhere", b, b))
                .statusCode(422)
                .body("errors.field", contains("depends_on.0", "depends_on.2"));
        admin().get("/api/v1/components/" + a).then().body("depends_on", empty());

        admin().delete("/api/v1/components/" + a).then().statusCode(204);
        admin().get("/api/v1/components/" + c).then().body("depends_on", contains(b));
        depend(c, null).statusCode(200).body("depends_on", empty());
    }

    @Test
    void aRefusedChangeThatIsRememberedHasChangedNothing() {
        String a = component("a", List.of());
        Map<String, Object> body = Map.of("name", code + " new", "depends_on", List.of("nowhere"));
        for (int i = 0; i < 2; i++) {
            admin().header("Idempotency-Key", code)
                    .body(body)
                    .patch("/api/v1/components/" + a)
                    .then()
                    .statusCode(422);
        }
        admin().get("/api/v1/components/" + a).then().body("name", equalTo(code + " a"), "retired_at", nullValue());
    }

    private String component(String name, List<String> needs) {
        return admin().body(Map.of("name", code + " " + name, "depends_on", needs))
                .post("/api/v1/components")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static ValidatableResponse depend(String id, List<String> needs) {
        return admin().body(java.util.Collections.singletonMap("depends_on", needs))
                .patch("/api/v1/components/" + id)
                .then();
    }

    private static ValidatableResponse post(Map<String, ?> body) {
        return admin().body(body).post(REGIONS).then();
    }

    private static ValidatableResponse patch(String code, Map<String, ?> body) {
        return admin().body(body).patch(REGIONS + "/" + code).then();
    }
}
