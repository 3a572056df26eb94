package io.sitrep.notifier.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.credential.TokenCredential;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.sitrep.notifier.Settings;
import io.sitrep.notifier.outside.IncidentServiceFake;
import io.sitrep.notifier.outside.MovedClock;
import io.sitrep.notifier.outside.Notifier;
import io.sitrep.notifier.outside.RealService;
import io.sitrep.notifier.outside.Surroundings;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

@RealService
class AccessTest {
    /**
     * Anybody may subscribe; and whoever has the link may use the others: the token in it is the proof. A bounce and a reply are
     * proved by their signature.
     */
    private static final Set<String> PUBLIC = Set.of(
            "get /subscribe",
            "post /subscribe",
            "post /api/v1/subscriptions",
            "get /subscriptions/{token}",
            "post /subscriptions/{token}",
            "get /subscriptions/{token}/confirm",
            "get /subscriptions/{token}/unsubscribe",
            "post /subscriptions/{token}/confirm",
            "post /subscriptions/{token}/unsubscribe",
            "post /subscriptions/{token}/secret",
            "post /api/v1/bounces/{provider}",
            "post /api/v1/replies/{provider}");

    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
    private static final List<String> ROLES = List.of("viewer", "responder", "publisher", "admin");

    private final IncidentServiceFake incidentService = IncidentServiceFake.running();

    private final MovedClock clock = new MovedClock();

    @Inject
    Notifier notifier;

    @Inject
    TokenIntrospection introspection;

    @Inject
    Settings settings;

    @TestHTTPResource("/")
    URI service;

    @Test
    void everyRouteIsGuardedOrKnownToBePublic() {
        List<String> guarded = new ArrayList<>();
        routes((route, wanted) -> {
            if (!PUBLIC.contains(route)) {
                call(route, given()).statusCode(401).header("WWW-Authenticate", containsString("Bearer"));
                guarded.add(route);
            }
        });
        assertThat(guarded).hasSizeGreaterThanOrEqualTo(7);
    }

    @Test
    void everyRouteRefusesEachRoleThatIsTooLow() {
        routes((route, wanted) -> {
            if (!PUBLIC.contains(route)) {
                assertThat(wanted).as(route).isNotEmpty();
                // Each includes those before it: whoever is before the lowest that may is refused.
                int lowest = wanted.stream()
                        .mapToInt(ROLES::indexOf)
                        .filter(role -> role >= 0)
                        .min()
                        .orElse(ROLES.size());
                for (String role : ROLES.subList(0, lowest)) {
                    call(route, with(incidentService.tokenOf(role)))
                            .statusCode(403)
                            .body("detail", containsString(String.join(" or ", wanted)));
                }
                if (!wanted.contains("service")) {
                    call(route, with(Surroundings.SERVICE_TOKEN)).statusCode(403);
                }
            }
        });
    }

    /** Each with the roles that may; none where it does not say. */
    private static void routes(BiConsumer<String, List<String>> each) {
        Map<String, Map<String, ?>> paths =
                given().get("/q/openapi?format=json").jsonPath().getMap("paths");
        paths.forEach((path, methods) -> methods.forEach((method, operation) -> {
            if (METHODS.contains(method)) {
                each.accept(method + " " + path, roles((Map<?, ?>) operation));
            }
        }));
    }

    @SuppressWarnings("unchecked")
    private static List<String> roles(Map<?, ?> operation) {
        var security = (List<Map<String, List<String>>>) operation.get("security");
        return security == null ? List.of() : security.get(0).get("token");
    }

    private static ValidatableResponse call(String route, RequestSpecification caller) {
        String[] words = route.split(" ", 2);
        return caller.contentType("application/json")
                .request(words[0].toUpperCase(Locale.ROOT), words[1].replaceAll("\\{[^}]*}", "x"))
                .then();
    }

    @Test
    void rolesDecideAndTheRoleNeededIsNamed() {
        String viewer = incidentService.tokenOf("viewer");
        String publisher = incidentService.tokenOf("publisher");
        with(viewer).get("/api/v1/deliveries").then().statusCode(200);
        with(Surroundings.SERVICE_TOKEN).get("/api/v1/deliveries").then().statusCode(200);
        with(viewer).get("/api/v1/subscribers").then().statusCode(403).body("detail", containsString("admin"));
        with(publisher).post("/api/v1/deliveries/x/retry").then().statusCode(403);
        with(Surroundings.SERVICE_TOKEN).get("/api/v1/subscribers").then().statusCode(403);
    }

    @Test
    void routeThatSaysNothingIsForNobody() {
        given().get("/forgotten").then().statusCode(401);
        with(incidentService.tokenOf("admin")).get("/forgotten").then().statusCode(403);
    }

    @Test
    void unknownTokenIsNotLetIn() {
        with("sitrep_nobody").get("/api/v1/deliveries").then().statusCode(401);
    }

    @Test
    void revokedTokenIsRefusedWithinFiveSeconds() {
        String viewer = incidentService.tokenOf("viewer");
        with(viewer).get("/api/v1/deliveries").then().statusCode(200);
        TokenIdentities identities = new TokenIdentities(introspection, clock, settings);
        assertThat(roles(identities, viewer)).containsExactly("viewer");

        incidentService.revoke(viewer);

        clock.move(Duration.ofSeconds(5));
        assertThatThrownBy(() -> roles(identities, viewer)).isInstanceOf(AuthenticationFailedException.class);
        await().until(() -> with(viewer).get("/api/v1/deliveries").statusCode() == 401);
    }

    @Test
    void incidentServiceIsAskedOnceForManyRequestsOfAToken() {
        String viewer = incidentService.tokenOf("viewer");
        TokenIdentities identities = new TokenIdentities(introspection, clock, settings);
        int before = incidentService.timesAsked();
        for (int i = 0; i < 5; i++) {
            assertThat(roles(identities, viewer)).containsExactly("viewer");
        }
        assertThat(incidentService.timesAsked() - before).isEqualTo(1);
    }

    private static Set<String> roles(TokenIdentities identities, String token) {
        return identities
                .authenticate(new TokenAuthenticationRequest(new TokenCredential(token, "bearer")), null)
                .await()
                .atMost(Duration.ofSeconds(30))
                .getRoles();
    }

    @Test
    void nobodyNewIsLetInWhileTokensCanNotBeChecked() {
        String viewer = incidentService.tokenOf("viewer");
        incidentService.goAway();
        try {
            with(viewer)
                    .get("/api/v1/deliveries")
                    .then()
                    .statusCode(503)
                    .header("Retry-After", notNullValue())
                    .contentType(containsString("application/problem+json"));
            given().get("/subscriptions/x").then().statusCode(404);
        } finally {
            incidentService.comeBack();
        }
    }

    /** A leaked connection per hang-up would empty the pool of twenty (trap met with Hibernate Reactive). */
    @Test
    void clientsThatHangUpCostNoDatabaseConnection() throws IOException {
        String admin = incidentService.tokenOf("admin");
        String request = "GET /api/v1/subscribers HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + admin + "\r\n\r\n";
        for (int i = 0; i < 60; i++) {
            try (Socket socket = new Socket(service.getHost(), service.getPort())) {
                socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
                socket.getOutputStream().flush();
            }
        }
        await().until(() -> with(admin).get("/api/v1/subscribers").statusCode() == 200);
    }

    private static RequestSpecification with(String token) {
        return given().header("Authorization", "Bearer " + token);
    }
}
