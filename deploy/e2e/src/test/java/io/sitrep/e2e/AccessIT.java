package io.sitrep.e2e;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who is let in, by services that have to agree about it. */
@Order(1)
@ExtendWith(SharedSuite.class)
class AccessIT {
    private final RunningSuite suite;
    private final Admin admin;

    AccessIT(RunningSuite suite) {
        this.suite = suite;
        admin = new Admin(suite);
    }

    @Test
    void aRevokedTokenIsRefusedByEveryServiceWithinFiveSeconds() {
        JsonPath token = admin.request()
                .body(Map.of("name", "for a moment", "role", "viewer"))
                .post(suite.incident("/api/v1/tokens"))
                .jsonPath();
        List<String> doors = List.of(suite.incident("/api/v1/incidents"), suite.notifier("/api/v1/deliveries"));
        assertThat(doors).allMatch(door -> answer(door, token) == 200);

        admin.request()
                .delete(suite.incident("/api/v1/tokens/" + token.getString("id")))
                .then()
                .statusCode(204);

        await().atMost(Duration.ofSeconds(5)).until(() -> doors.stream().allMatch(door -> answer(door, token) == 401));
    }

    private static int answer(String address, JsonPath token) {
        return given().auth()
                .preemptive()
                .oauth2(token.getString("token"))
                .get(address)
                .statusCode();
    }
}
