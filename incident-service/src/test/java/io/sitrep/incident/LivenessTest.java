package io.sitrep.incident;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What ends a process that does not live any longer asks for the process alone: a database or a broker that is away is no reason. */
@QuarkusTest
class LivenessTest extends RealIncidentService {
    @TestHTTPResource(management = true)
    URI management;

    @Test
    void livingNeedsNeitherDatabaseNorBroker() {
        List<String> asked = given().get(management.resolve("/q/health/live"))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("checks.name");

        assertThat(asked).noneMatch(name -> name.matches("(?i).*(database|postgres|connection|kafka|messaging|channel).*"));
    }
}
