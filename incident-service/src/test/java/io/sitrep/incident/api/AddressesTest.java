package io.sitrep.incident.api;

import static io.restassured.RestAssured.given;
import static io.sitrep.incident.api.Suite.admin;
import static io.sitrep.incident.api.Suite.as;
import static io.sitrep.incident.api.Suite.incident;
import static io.sitrep.incident.api.Suite.tokenOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.sitrep.incident.RealIncidentService;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Incidents and maintenances have separate addresses, down to the last of what belongs to them. */
@QuarkusTest
class AddressesTest extends RealIncidentService {
    private static final String INCIDENTS = "/api/v1/incidents/{ref}";
    private static final String MAINTENANCES = "/api/v1/maintenances/{ref}";

    record Route(String method, String path) {
        Response asked(String token, String ref) {
            return as(token)
                    .header("If-Match", "*")
                    .body("{}")
                    .request(method, path.replace("{ref}", ref).replaceAll("\\{[^}]*}", "x"));
        }
    }

    @ParameterizedTest
    @CsvSource({"id", "public_id", "ref"})
    void underEitherAddressThereIsNothingOfTheOther(String name) {
        String maintenance = maintenance().getString(name);
        String incident = Suite.read(incident(Map.of())).extract().path(name);

        assertThat(routes(INCIDENTS)).hasSizeGreaterThan(20).allSatisfy(route -> isNotThere(route, maintenance));
        assertThat(routes(MAINTENANCES)).hasSizeGreaterThan(20).allSatisfy(route -> isNotThere(route, incident));
        admin().get("/api/v1/maintenances/" + maintenance + "/timeline")
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(1));
        admin().get("/api/v1/incidents/" + incident + "/timeline")
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(1));
    }

    @Test
    void whoeverMayNotUseTheRouteIsToldThatFirst() {
        String ref = maintenance().getString("ref");

        given().get("/api/v1/incidents/" + ref + "/timeline").then().statusCode(401);
        as(tokenOf("viewer"))
                .body("{}")
                .post("/api/v1/incidents/" + ref + "/acknowledge")
                .then()
                .statusCode(403);
    }

    @Test
    void aMaintenanceIsTakenUpUnderItsOwnAddressAndHasNoTurnsThatAreAnIncidents() {
        String path = "/api/v1/maintenances/" + maintenance().getString("id");

        admin().post(path + "/acknowledge")
                .then()
                .statusCode(200)
                .body("acknowledged_at", notNullValue())
                .body("kind", equalTo("maintenance"));
        admin().body(Map.of("message", "m")).post(path + "/reopen").then().statusCode(409);
        admin().body(Map.of("into", incident(Map.of())))
                .post(path + "/merge")
                .then()
                .statusCode(409);
    }

    private static void isNotThere(Route route, String ref) {
        Response answer = route.asked(Suite.ADMIN, ref);
        assertThat(answer.statusCode()).as("%s of %s", route, ref).isEqualTo(404);
        assertThat(answer.contentType()).startsWith("application/problem+json");
    }

    private static Stream<Route> routes(String under) {
        Map<String, Map<String, ?>> paths = given().queryParam("format", "json")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .extract()
                .path("paths");
        return paths.entrySet().stream()
                .filter(path -> path.getKey().startsWith(under))
                .flatMap(path -> path.getValue().keySet().stream()
                        .filter(List.of("get", "put", "post", "patch", "delete")::contains)
                        .map(method -> new Route(method, path.getKey())));
    }

    private static JsonPath maintenance() {
        return admin().body(Map.of(
                        "title", "Disks",
                        "message", "m",
                        "scheduled_for", "2999-01-01T00:00:00Z",
                        "scheduled_until", "2999-01-01T01:00:00Z"))
                .post("/api/v1/maintenances")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }
}
