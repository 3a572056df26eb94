package io.sitrep.incident.api;

import static io.restassured.RestAssured.given;

import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Requests as a client of the API sends them. */
public final class Suite {
    public static final String ADMIN = "admin-token-of-the-tests";
    public static final String SERVICE = "service-token-of-the-tests";

    private Suite() {}

    public static RequestSpecification as(String token) {
        return given().header("Authorization", "Bearer " + token).contentType("application/json; charset=UTF-8");
    }

    public static RequestSpecification admin() {
        return as(ADMIN);
    }

    public static ValidatableResponse declare(Map<String, ?> body) {
        return admin().body(body).post("/api/v1/incidents").then();
    }

    public static ValidatableResponse post(String ref, Map<String, ?> body) {
        return admin().body(body).post("/api/v1/incidents/" + ref + "/updates").then();
    }

    /** An incident that is nothing out of the ordinary but for these fields; answers its ref. */
    public static String incident(Map<String, ?> fields) {
        Map<String, Object> body = new HashMap<>(Map.of("title", "Checkout is down", "message", "We look into it."));
        body.putAll(fields);
        return declare(body).statusCode(201).extract().path("ref");
    }

    /** A maintenance in two days, for an hour, that is nothing out of the ordinary but for these fields; answers its ref. */
    public static String maintenance(Map<String, ?> fields) {
        Instant from = Instant.now().truncatedTo(ChronoUnit.MINUTES).plus(2, ChronoUnit.DAYS);
        Map<String, Object> body = new HashMap<>(Map.of(
                "title",
                "New discs",
                "message",
                "We change the discs.",
                "scheduled_for",
                from.toString(),
                "scheduled_until",
                from.plus(1, ChronoUnit.HOURS).toString()));
        body.putAll(fields);
        return admin().body(body)
                .post("/api/v1/maintenances")
                .then()
                .statusCode(201)
                .extract()
                .path("ref");
    }

    /** An update of an incident; answers its id. */
    public static String update(String ref, Map<String, ?> body) {
        return post(ref, body).statusCode(201).extract().path("id");
    }

    /** The incident as responders read it. */
    public static ValidatableResponse read(String ref) {
        return admin().get("/api/v1/incidents/" + ref).then().statusCode(200);
    }

    /** Whatever has changed meanwhile. */
    public static ValidatableResponse edit(String ref, Object body) {
        return admin().header("If-Match", "*")
                .body(body)
                .patch("/api/v1/incidents/" + ref)
                .then();
    }

    /** @param path of what belongs to the incident */
    public static ValidatableResponse on(String ref, String path, Object body) {
        return admin().body(body).post("/api/v1/incidents/" + ref + path).then();
    }

    /** Somebody in chat, for whom another service of the suite acts. */
    public static RequestSpecification person(String name) {
        return as(SERVICE)
                .header("Sitrep-Actor-Id", "slack:T1:" + name)
                .header("Sitrep-Actor-Name", name)
                .header("Sitrep-Origin", "slack");
    }

    /** @param verb what is done with the update: publish, stop … */
    public static ValidatableResponse change(String ref, String update, String verb) {
        return admin().urlEncodingEnabled(false)
                .post("/api/v1/incidents/" + ref + "/updates/" + update + "/" + verb)
                .then();
    }

    public static ValidatableResponse correct(String ref, String update, Map<String, ?> body) {
        return admin().body(body)
                .patch("/api/v1/incidents/" + ref + "/updates/" + update)
                .then();
    }

    /** @param component its name */
    public static List<Map<String, String>> now(String component, String status) {
        return List.of(Map.of("name", component, "status", status));
    }

    public static String tokenOf(String role) {
        return admin().body(Map.of("name", role, "role", role))
                .post("/api/v1/tokens")
                .then()
                .statusCode(201)
                .extract()
                .path("token");
    }

    /** A component of a name that no other test has. */
    public static String component() {
        String name = "Component " + UUID.randomUUID();
        admin().body(Map.of("name", name)).post("/api/v1/components").then().statusCode(201);
        return name;
    }
}
