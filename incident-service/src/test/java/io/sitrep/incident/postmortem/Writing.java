package io.sitrep.incident.postmortem;

import static io.restassured.RestAssured.given;
import static io.sitrep.incident.api.Suite.admin;
import static io.sitrep.incident.api.Suite.incident;
import static io.sitrep.incident.api.Suite.post;
import static io.sitrep.incident.api.Suite.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.response.ValidatableResponse;
import java.util.Map;

/** Requests about what is written afterwards, as a client sends them. */
final class Writing {
    static final String BODY = "## Summary\n\nA bank was out.\n\n## Cause\n\nWe do not know yet.";

    private Writing() {}

    static String resolved(Map<String, ?> fields) {
        String ref = incident(fields);
        post(ref, Map.of("message", "Done.", "status", "resolved")).statusCode(201);
        return ref;
    }

    static ValidatableResponse get(String ref) {
        return admin().get("/api/v1/incidents/" + ref + "/postmortem").then();
    }

    static ValidatableResponse version(String ref, String version) {
        return admin().queryParam("version", version)
                .get("/api/v1/incidents/" + ref + "/postmortem")
                .then();
    }

    static ValidatableResponse put(String ref, String ifMatch, String body) {
        var request = admin().body(Map.of("body", body));
        return (ifMatch == null ? request : request.header("If-Match", ifMatch))
                .put("/api/v1/incidents/" + ref + "/postmortem")
                .then();
    }

    static ValidatableResponse publish(String ref, String body) {
        var request = body.isEmpty() ? admin() : admin().body(body);
        return request.post("/api/v1/incidents/" + ref + "/postmortem/publish").then();
    }

    static void awaitPage(String ref, String text) {
        await().untilAsserted(() -> assertThat(page(ref)).contains(text));
    }

    static String page(String ref) {
        return given().get("/incidents/" + publicId(ref)).asString();
    }

    static String publicId(String ref) {
        return read(ref).extract().path("public_id");
    }
}
