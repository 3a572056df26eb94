package io.sitrep.bot;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RoutesTest extends BotTest {
    private static final Set<String> SIGNED_BY_SLACK =
            Set.of("post /slack/commands", "post /slack/events", "post /slack/interactive");

    @TestHTTPResource(management = true)
    URI management;

    @Test
    void everyRouteIsGuarded() {
        JsonNode paths = json(given().accept("application/json")
                        .get("/q/openapi")
                        .asString())
                .path("paths");
        Set<String> routes = new TreeSet<>();
        paths.fields()
                .forEachRemaining(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(method -> routes.add(method + " " + path.getKey())));

        // A route that is not signed by a platform has to be guarded another way, and to be asked for here.
        assertThat(routes).containsExactlyInAnyOrderElementsOf(SIGNED_BY_SLACK);
        for (String route : routes) {
            assertThat(given().request(
                                    route.replaceFirst(" .*", "").toUpperCase(Locale.ROOT),
                                    route.replaceFirst(".* ", ""))
                            .statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void aRouteThatSaysNothingIsForNobody() {
        assertThat(given().get("/forgotten").statusCode()).isIn(401, 403);
    }

    @Test
    void healthAndMetricsAreOnTheManagementPortAlone() {
        assertThat(given().get(management.resolve("/q/health/ready")).asString())
                .contains("\"UP\"", "PostgreSQL");
        assertThat(given().get(management.resolve("/q/metrics")).statusCode()).isEqualTo(200);
        assertThat(given().get("/q/health/ready").statusCode()).isEqualTo(404);
    }

    @Test
    void anUnknownAddressAndAnotherMethodAreProblems() {
        assertThat(given().get("/nothing/here").statusCode()).isEqualTo(404);
        assertThat(given().get("/slack/events").statusCode()).isEqualTo(405);
    }
}
