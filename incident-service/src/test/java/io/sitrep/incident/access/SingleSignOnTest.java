package io.sitrep.incident.access;

import static io.sitrep.incident.access.JwtMaker.aToken;
import static io.sitrep.incident.api.Suite.SERVICE;
import static io.sitrep.incident.api.Suite.admin;
import static io.sitrep.incident.api.Suite.as;
import static io.sitrep.incident.api.Suite.tokenOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.sitrep.incident.CarefulHouse;
import io.sitrep.incident.RealIncidentService;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@TestProfile(CarefulHouse.class)
class SingleSignOnTest extends RealIncidentService {
    /** Made when it is wanted: the provider is not there yet when the names of tests are. */
    record Forgery(String name, java.util.function.Supplier<String> token) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Forgery> forgeries() {
        return Stream.of(
                new Forgery(
                        "another issuer",
                        () -> aToken().in("admin")
                                .issuedBy("http://127.0.0.1:1")
                                .signed()),
                new Forgery(
                        "another application's",
                        () -> aToken().in("admin").meantFor("wiki").signed()),
                new Forgery("unsigned", () -> aToken().in("admin").unsigned()),
                new Forgery(
                        "signed with the public key", () -> aToken().in("admin").signedWithThePublicKey()),
                new Forgery(
                        "signed with another key", () -> aToken().in("admin").signed(JwtMaker.freshKey())),
                new Forgery("expired", () -> aToken().in("admin").expiringIn(-5).signed()),
                new Forgery(
                        "without its signature",
                        () -> aToken().in("admin").signed().replaceAll("\\.[^.]*$", ".")),
                new Forgery("nothing of the kind", () -> "a.b.c"));
    }

    @Test
    void aPersonMayWhatTheirGroupsSay() {
        String responder =
                aToken().of("ada").in("staff", "sitrep-responder", "viewer").signed();

        as(responder)
                .body(Map.of("title", "Declared by a person", "message", "m"))
                .post("/api/v1/incidents")
                .then()
                .statusCode(201)
                .body("updates[0].author", equalTo("Ada of ada"));
        as(responder).get("/api/v1/tokens").then().statusCode(403).body("detail", containsString("admin"));
        admin().queryParam("actor", "oidc:ada")
                .get("/api/v1/audit")
                .then()
                .body("items.action", org.hamcrest.Matchers.hasItem("POST /api/v1/incidents"));
    }

    @ParameterizedTest
    @CsvSource({"viewer,200,403", "sitrep-viewer,200,403", "admin,200,200", "sitrep-admin,200,200", "service,403,403"})
    void eachGroupGivesItsRole(String group, int reading, int tokens) {
        String token = aToken().in(group).signed();

        as(token).get("/api/v1/incidents").then().statusCode(reading);
        as(token).get("/api/v1/tokens").then().statusCode(tokens);
    }

    @Test
    void whoIsInNoGroupOfOursIsKnownAndMayNothing() {
        as(aToken().in("staff").signed())
                .get("/api/v1/incidents")
                .then()
                .statusCode(403)
                .body("type", equalTo("/problems/role-too-low"));
    }

    @ParameterizedTest
    @MethodSource("forgeries")
    void whatTheProviderDidNotSayIsNotBelieved(Forgery forgery) {
        String token = forgery.token().get();

        as(token)
                .get("/api/v1/incidents")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", "Bearer")
                .body("type", equalTo("/problems/unauthorized"))
                .body("detail", not(containsString(token)));
        introspected(token).body("$", equalTo(Map.of("active", false)));
    }

    @Test
    void otherServicesAreToldWhatAPersonMay() {
        introspected(aToken().of("ada").in("sitrep-responder").signed())
                .body("active", equalTo(true))
                .body("id", equalTo("oidc:ada"))
                .body("name", equalTo("Ada of ada"))
                .body("roles", contains("viewer", "responder"));
        introspected(aToken().in("staff").signed())
                .body("active", equalTo(true))
                .body("roles", empty());
    }

    @Test
    void aPersonActsForNobodyElse() {
        as(aToken().in("admin").signed())
                .header("Sitrep-Actor-Id", "slack:T1:U1")
                .body(Map.of("title", "a", "message", "m"))
                .post("/api/v1/incidents")
                .then()
                .statusCode(403);
    }

    @Test
    void ourOwnTokensGoOnWorking() {
        as(tokenOf("viewer")).get("/api/v1/incidents").then().statusCode(200);
        admin().get("/api/v1/tokens").then().statusCode(200);
        as("sitrep_nobody").get("/api/v1/incidents").then().statusCode(401);
    }

    private static ValidatableResponse introspected(String token) {
        return as(SERVICE)
                .body(Map.of("token", token))
                .post("/api/v1/tokens/introspect")
                .then()
                .statusCode(200);
    }
}
