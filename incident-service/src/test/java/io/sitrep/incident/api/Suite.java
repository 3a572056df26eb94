package io.sitrep.incident.api;

import static io.restassured.RestAssured.given;

import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
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
