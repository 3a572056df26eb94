package io.sitrep.incident.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import io.sitrep.incident.RealIncidentService;
import io.sitrep.incident.audience.LocalNotifier;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

/** The notifier's answers are a stand-in's here; with the real one it is tested end to end. */
@QuarkusTest
@QuarkusTestResource(value = LocalNotifier.class, restrictToAnnotatedClass = true)
class StatuspageSubscribersTest extends RealIncidentService {
    private static final String ADDRESS = "/api/v2/subscribers.json";

    @Test
    void formIsHandedOnWithTheReaderItCameFrom() {
        form().formParam("subscriber[email]", "ada@example.org")
                .formParam("subscriber[component_id]", "aaaabbbbcccc")
                .formParam("subscriber[skip_confirmation_notification]", "true")
                .post(ADDRESS)
                .then()
                .statusCode(202)
                .header("Access-Control-Allow-Origin", "*")
                .body("state", equalTo("pending"));

        JsonObject asked = LocalNotifier.lastSubscription();
        assertThat(asked.getString("client")).isEqualTo("203.0.113.7");
        assertThat(asked.getJsonObject("body"))
                .isEqualTo(new JsonObject(
                        "{\"channel\":\"email\",\"address\":\"ada@example.org\",\"components\":[\"aaaabbbbcccc\"]}"));
    }

    @Test
    void jsonWithAnEndpointIsAWebhook() {
        given().contentType("application/json")
                .body(
                        "{\"subscriber\":{\"email\":\"ops@example.org\",\"endpoint\":\"https://example.org/hook\",\"component_ids\":[\"a\",\"b\"]}}")
                .post(ADDRESS)
                .then()
                .statusCode(202);

        assertThat(LocalNotifier.lastSubscription().getJsonObject("body").encode())
                .isEqualTo(
                        "{\"channel\":\"webhook\",\"address\":\"https://example.org/hook\",\"components\":[\"a\",\"b\"]}");
    }

    @Test
    void refusalsOfTheNotifierAreTheReadersToo() {
        form().formParam("subscriber[phone_number]", "5551234")
                .post(ADDRESS)
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/invalid-value"));
        form().formParam("subscriber[email]", "often@example.org")
                .post(ADDRESS)
                .then()
                .statusCode(429)
                .header("Retry-After", "1800");
        form().post(ADDRESS).then().statusCode(422);
        given().contentType("application/json").body("[]").post(ADDRESS).then().statusCode(400);
        given().get(ADDRESS).then().statusCode(405);
    }

    @Test
    void whileTheNotifierIsAwayTheReaderIsAskedToComeBack() {
        form().formParam("subscriber[email]", "away@example.org")
                .post(ADDRESS)
                .then()
                .statusCode(503)
                .header("Retry-After", notNullValue())
                .body("type", equalTo("/problems/notifier-away"));
    }

    private static RequestSpecification form() {
        return given().header("X-Forwarded-For", "203.0.113.7")
                .contentType("application/x-www-form-urlencoded; charset=UTF-8");
    }
}
