package io.sitrep.e2e;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What an admin does over the API, with the token that {@code up} has left in a file. */
final class Admin {
    private static final Duration ROOM = Duration.ofSeconds(30);

    private final RunningSuite suite;

    Admin(RunningSuite suite) {
        this.suite = suite;
    }

    /** Returns the secret its webhooks are signed with. */
    String subscribeWebhook(String url) {
        return subscribe("webhook", url).getString("secret");
    }

    void subscribeMailbox(String address) {
        subscribe("email", address);
    }

    /** The incident of this title, whole. */
    JsonPath incident(String title) {
        List<String> refs = request()
                .get(suite.incident("/api/v1/incidents?limit=200"))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.findAll { it.title == '" + title + "' }.ref");
        return refs.isEmpty()
                ? JsonPath.from("{}")
                : request()
                        .get(suite.incident("/api/v1/incidents/" + refs.get(0)))
                        .jsonPath();
    }

    /** Until the bot has written its room down, which makes another version of the incident. */
    void hasItsRoom(String title) {
        await(title).atMost(ROOM).until(() -> !incident(title).getMap("links").isEmpty());
    }

    /** Returns how the API calls it from now on. */
    String declare(String title, String severity) {
        return declare(Map.of("title", title, "message", "We are investigating.", "severity", severity));
    }

    String declare(Map<String, ?> incident) {
        return attempt(incident).then().statusCode(201).extract().path("ref");
    }

    /** Declares one, or hears why that is not possible. */
    Response attempt(Map<String, ?> incident) {
        return request().body(incident).post(suite.incident("/api/v1/incidents"));
    }

    /** An update, by the API. */
    void post(String ref, String update) {
        request()
                .body(update)
                .post(suite.incident("/api/v1/incidents/" + ref + "/updates"))
                .then()
                .statusCode(201);
    }

    JsonPath timeline(String ref) {
        return request()
                .get(suite.incident("/api/v1/incidents/" + ref + "/timeline?limit=200"))
                .jsonPath();
    }

    /** What the notifier says it has told of an incident; an incident it does not know yet is told to nobody. */
    long delivered(String ref) {
        JsonPath counts = request()
                .get(suite.notifier("/api/v1/incidents/" + ref + "/deliveries"))
                .jsonPath();
        return counts.get("delivered") == null ? 0 : counts.getLong("delivered");
    }

    RequestSpecification request() {
        return given().auth().preemptive().oauth2(suite.adminToken()).contentType("application/json");
    }

    private JsonPath subscribe(String channel, String address) {
        return request()
                .body(Map.of("channel", channel, "address", address))
                .post(suite.notifier("/api/v1/subscribers"))
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }
}
