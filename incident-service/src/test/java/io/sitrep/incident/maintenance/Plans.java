package io.sitrep.incident.maintenance;

import static io.sitrep.incident.api.Suite.admin;

import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Maintenances over HTTP, as somebody plans them. */
final class Plans {
    static final String MAINTENANCES = "/api/v1/maintenances";

    private Plans() {}

    /** One that is nothing out of the ordinary but for these fields. */
    static ValidatableResponse plan(Map<String, ?> fields) {
        Map<String, Object> body = new HashMap<>(Map.of(
                "title",
                "Disks are replaced",
                "message",
                "We replace disks.",
                "scheduled_for",
                in(Duration.ofHours(1)),
                "scheduled_until",
                in(Duration.ofHours(2))));
        body.putAll(fields);
        return admin().body(body).post(MAINTENANCES).then();
    }

    static String planned(Map<String, ?> fields) {
        return plan(fields).statusCode(201).extract().path("id");
    }

    static ValidatableResponse say(String ref, Map<String, ?> body) {
        return admin().body(body).post(MAINTENANCES + "/" + ref + "/updates").then();
    }

    static ValidatableResponse read(String ref) {
        return admin().get(MAINTENANCES + "/" + ref).then().statusCode(200);
    }

    static ValidatableResponse edit(String ref, Map<String, ?> body) {
        return admin().header("If-Match", "*")
                .body(body)
                .patch(MAINTENANCES + "/" + ref)
                .then();
    }

    static List<Map<String, String>> of(String component) {
        return List.of(Map.of("name", component));
    }

    static String in(Duration ahead) {
        return Instant.now().plus(ahead).truncatedTo(ChronoUnit.MILLIS).toString();
    }

    /** Ids of those of that title. */
    static List<String> titled(String title) {
        return admin().get(MAINTENANCES + "?limit=200").path("items.findAll { it.title == '" + title + "' }.id");
    }
}
