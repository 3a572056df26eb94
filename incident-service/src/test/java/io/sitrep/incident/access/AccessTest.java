package io.sitrep.incident.access;

import static io.restassured.RestAssured.given;
import static io.sitrep.incident.api.Suite.SERVICE;
import static io.sitrep.incident.api.Suite.admin;
import static io.sitrep.incident.api.Suite.as;
import static io.sitrep.incident.api.Suite.tokenOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.sitrep.incident.Database;
import io.sitrep.incident.RealIncidentService;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class AccessTest extends RealIncidentService {
    private static final Map<String, String> INCIDENT = Map.of("title", "a", "message", "m");

    /** All that anybody may send. */
    private static final Set<String> PUBLIC_TO_SEND = Set.of("post /api/v1/reports", "post /api/v2/subscribers.json");

    /** Every address that anybody may read. A new one has to be put here on purpose. */
    private static final Set<String> PUBLIC = Set.of(
            "/",
            "/history",
            "/incidents/{ref}",
            "/maintenances",
            "/events",
            "/history.rss",
            "/history.atom",
            "/history.json",
            "/maintenances.ics",
            "/badge.svg",
            "/embed.js",
            "/report",
            "/assets/{file}",
            "/api/v2/summary.json",
            "/api/v2/status.json",
            "/api/v2/components.json",
            "/api/v2/incidents.json",
            "/api/v2/incidents/unresolved.json",
            "/api/v2/incidents/{id}.json",
            "/api/v2/scheduled-maintenances.json",
            "/api/v2/scheduled-maintenances/upcoming.json",
            "/api/v2/scheduled-maintenances/active.json",
            "/api/v2/scheduled-maintenances/{id}.json");

    @Inject
    Database database;

    @Test
    void withoutATokenNobodyIsLetIn() {
        given().contentType(ContentType.JSON)
                .body(INCIDENT)
                .post("/api/v1/incidents")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", "Bearer")
                .body("type", equalTo("/problems/unauthorized"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "",
                "sitrep_aaaaaaaaaaaa_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "sitrep_' OR 1=1_x",
                "admin-token-of-the-tests-and-more"
            })
    void aTokenNobodyGaveOutLetsNobodyIn(String token) {
        as(token).body(INCIDENT).post("/api/v1/incidents").then().statusCode(401);
    }

    @Test
    void aRoleThatIsTooLowIsToldWhichOneItTakes() {
        as(tokenOf("viewer"))
                .body(INCIDENT)
                .post("/api/v1/incidents")
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("detail", containsString("responder"));
        as(tokenOf("publisher")).body(INCIDENT).post("/api/v1/incidents").then().statusCode(201);
        as(tokenOf("responder")).get("/api/v1/tokens").then().statusCode(403).body("detail", containsString("admin"));
    }

    @Test
    void aRevokedTokenLetsNobodyIn() {
        String token = tokenOf("viewer");
        as(token).get("/api/v1/incidents").then().statusCode(200);

        admin().delete("/api/v1/tokens/" + token.split("_")[1]).then().statusCode(204);

        as(token).get("/api/v1/incidents").then().statusCode(401);
    }

    @Test
    void ofATokenOnlyTheHashIsKeptAndTheListShowsNoSecret() {
        String token = tokenOf("viewer");
        String secret = token.split("_", 3)[2];

        assertThat(database.count("SELECT count(*) FROM api_tokens t WHERE t::text LIKE '%' || ? || '%'", secret))
                .isZero();
        admin().get("/api/v1/tokens").then().statusCode(200).body(not(containsString(secret)));
    }

    @Test
    void servicesAskWhatATokenIsWorth() {
        String token = tokenOf("responder");

        as(SERVICE)
                .body(Map.of("token", token))
                .post("/api/v1/tokens/introspect")
                .then()
                .statusCode(200)
                .body("active", equalTo(true))
                .body("role", equalTo("responder"))
                .body("roles", contains("viewer", "responder"));
        as(SERVICE)
                .body(Map.of("token", "nonsense"))
                .post("/api/v1/tokens/introspect")
                .then()
                .statusCode(200)
                .body("$", equalTo(Map.of("active", false)));
        admin().body(Map.of("token", token))
                .post("/api/v1/tokens/introspect")
                .then()
                .statusCode(403);
    }

    @Test
    void aServiceActsForAPersonAndNobodyElseMay() {
        as(SERVICE)
                .header("Sitrep-Actor-Id", "slack:T1:U1")
                .header("Sitrep-Actor-Name", "J%C3%BCrgen")
                .header("Sitrep-Origin", "slack")
                .body(INCIDENT)
                .post("/api/v1/incidents")
                .then()
                .statusCode(201)
                .body("origin", equalTo("slack"))
                .body("updates[0].author", equalTo("J\u00fcrgen"));
        admin().header("Sitrep-Actor-Id", "slack:T1:U1")
                .body(INCIDENT)
                .post("/api/v1/incidents")
                .then()
                .statusCode(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Sitrep-Actor-Id", "Sitrep-Actor-Name"})
    void whoIsActedForHasANameOfSomeLength(String header) {
        Map<String, String> headers = new HashMap<>(Map.of("Sitrep-Actor-Id", "slack:T1:U1"));
        headers.put(header, "x".repeat(256));

        as(SERVICE)
                .headers(headers)
                .body(INCIDENT)
                .post("/api/v1/incidents")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo(header));
    }

    @Test
    void everyRouteIsGuardedUnlessItIsMeantForEverybody() {
        Map<String, Map<String, Object>> paths = given().accept(ContentType.JSON)
                .queryParam("format", "json")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .extract()
                .path("paths");

        assertThat(paths).containsKeys("/api/v1/incidents", "/api/v1/tokens/introspect", "/", "/api/v2/summary.json");
        paths.forEach((path, methods) -> methods.keySet().stream()
                .filter(method ->
                        List.of("get", "post", "put", "patch", "delete").contains(method))
                .filter(method -> !PUBLIC.contains(path) && !PUBLIC_TO_SEND.contains(method + " " + path))
                .forEach(method -> assertThat(given().contentType(ContentType.JSON)
                                .body("{}")
                                .request(method, path.replaceAll("\\{[^}]*}", "x"))
                                .statusCode())
                        .as(method + " " + path)
                        .isEqualTo(401)));
    }
}
