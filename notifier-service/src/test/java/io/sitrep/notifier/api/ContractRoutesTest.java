package io.sitrep.notifier.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.sitrep.notifier.outside.RealService;
import java.net.URL;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each route that the suite's contract names for this service is there. Who may use them is {@link AccessTest}'s. */
@RealService
class ContractRoutesTest {
    private static final List<String> CONTRACT = List.of(
            "post /api/v1/subscriptions",
            "get /subscriptions/{}",
            "post /subscriptions/{}/confirm",
            "post /subscriptions/{}/unsubscribe",
            "get /api/v1/subscribers",
            "post /api/v1/subscribers",
            "get /api/v1/subscribers/{}",
            "delete /api/v1/subscribers/{}",
            "get /api/v1/subscribers/{}/export",
            "post /api/v1/subscribers/import",
            "get /api/v1/deliveries",
            "get /api/v1/incidents/{}/deliveries",
            "post /api/v1/deliveries/{}/retry",
            "post /api/v1/deliveries/replay",
            "post /api/v1/deliveries/hold",
            "post /api/v1/deliveries/release",
            "get /api/v1/channels",
            "post /api/v1/channels/{}/disable",
            "post /api/v1/channels/{}/enable",
            "post /api/v1/channels/{}/test",
            "get /api/v1/social",
            "put /api/v1/social");

    @TestHTTPResource(value = "/", management = true)
    URL management;

    @Test
    void everyRouteOfTheContractIsThere() {
        Map<String, Map<String, ?>> paths =
                given().get("/q/openapi?format=json").jsonPath().getMap("paths");
        Set<String> there = paths.entrySet().stream()
                .flatMap(path -> path.getValue().keySet().stream()
                        .map(method -> method + " " + path.getKey().replaceAll("\\{[^}]*}", "{}")))
                .collect(Collectors.toSet());
        assertThat(there).containsAll(CONTRACT);
        // A page, and no part of the API's description.
        given().get("/subscribe").then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"health/started", "health/live", "health/ready", "metrics"})
    void whatWatchesTheServiceIsOnTheManagementPort(String path) {
        String at = management.toString().replaceAll("/+$", "");
        given().get(at + "/" + path).then().statusCode(200);
        given().get("/q/" + path).then().statusCode(404);
    }

    /** It would end the process while the database or the broker is away. The channels that are minded stand in the data of a check. */
    @Test
    void livingNeedsNeitherDatabaseNorBroker() {
        String live = given().get(management.toString().replaceAll("/+$", "") + "/health/live")
                .asString();
        assertThat(live).contains("\"UP\"").doesNotContainIgnoringCase("database", "postgres", "kafka", "\"data\"");
    }

    @Test
    void theApiDescribesItself() {
        given().get("/q/openapi").then().statusCode(200);
        given().redirects().follow(true).get("/q/swagger-ui").then().statusCode(200);
    }
}
