package io.sitrep.incident.access;

import static io.restassured.RestAssured.given;
import static io.sitrep.incident.api.Suite.as;
import static io.sitrep.incident.api.Suite.tokenOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.sitrep.incident.RealIncidentService;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every route there is, as OpenAPI lists them; that none is open by mistake is for {@link AccessTest}. */
@QuarkusTest
class RoutesTest extends RealIncidentService {
    /** @param roles any of which may; each includes others */
    record Route(String method, String path, List<String> roles) {
        Response askedBy(String token) {
            return as(token).body("{}").request(method, path.replaceAll("\\{[^}]*}", "x"));
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    @ParameterizedTest
    @EnumSource
    void eachRouteRefusesARoleThatIsTooLowAndSaysWhichItTakes(Role role) {
        String token = tokenOf(role.wire());

        List<Route> beyond = routes().filter(route -> Collections.disjoint(role.includes(), route.roles()))
                .toList();

        assertThat(beyond).allSatisfy(route -> {
            Response answer = route.askedBy(token);
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.<String>path("detail")).contains(String.join(" or ", route.roles()));
        });
        assertThat(beyond).isNotEmpty();
    }

    @Test
    void allThatChangesSomethingTakesMoreThanAViewer() {
        assertThat(routes().filter(route -> !route.method().equals("get")))
                .hasSizeGreaterThan(5)
                .allSatisfy(route -> assertThat(route.roles()).doesNotContain("viewer"));
    }

    private static Stream<Route> routes() {
        Map<String, Map<String, Map<String, ?>>> paths = given().queryParam("format", "json")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .extract()
                .path("paths");
        return paths.entrySet().stream()
                .flatMap(path -> path.getValue().entrySet().stream()
                        .filter(method -> method.getValue().containsKey("security"))
                        .map(method -> new Route(method.getKey(), path.getKey(), roles(method.getValue()))));
    }

    @SuppressWarnings("unchecked")
    private static List<String> roles(Map<String, ?> operation) {
        return ((List<Map<String, List<String>>>) operation.get("security"))
                .get(0)
                .get("token");
    }
}
