package io.sitrep.incident;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.junit.jupiter.api.Test;

/**
 * What ends a process that does not live any longer asks for the process alone: a database or a broker that is away is no reason.
 * The channels that are minded stand in the data of a check.
 */
@QuarkusTest
class LivenessTest extends RealIncidentService {
    @TestHTTPResource(management = true)
    URI management;

    @Test
    void livingNeedsNeitherDatabaseNorBroker() {
        String live = given().get(management.resolve("/q/health/live")).asString();

        assertThat(live)
                .contains("\"UP\"")
                .doesNotContainIgnoringCase("database", "postgres", "connection", "kafka", "\"data\"");
    }
}
