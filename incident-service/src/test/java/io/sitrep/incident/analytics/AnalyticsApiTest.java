package io.sitrep.incident.analytics;

import static io.sitrep.incident.api.Suite.admin;
import static io.sitrep.incident.api.Suite.as;
import static io.sitrep.incident.api.Suite.component;
import static io.sitrep.incident.api.Suite.incident;
import static io.sitrep.incident.api.Suite.now;
import static io.sitrep.incident.api.Suite.on;
import static io.sitrep.incident.api.Suite.post;
import static io.sitrep.incident.api.Suite.tokenOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.sitrep.incident.RealIncidentService;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The figures over HTTP; those of a year that no other test has. */
@QuarkusTest
class AnalyticsApiTest extends RealIncidentService {

    @Test
    void eachRegionSeverityAndComponentCountsAndWhatWasMergedCountsWhereItWent() {
        String checkout = component();
        String one = past("1971-01-10T00:00:00Z", Map.of("severity", "SEV1", "regions", List.of("IT", "europe")));
        past("1971-02-10T00:00:00Z", Map.of("visibility", "internal", "components", now(checkout, "major_outage")));
        String gone = past("1971-03-10T00:00:00Z", Map.of());
        on(gone, "/merge", Map.of("into", one)).statusCode(200);
        on(one, "/acknowledge", Map.of()).statusCode(200);

        in("1971", "region")
                .body("totals.count", equalTo(2))
                .body("totals.time_to_acknowledge.count", equalTo(1))
                .body("totals.time_to_first_public_update.count", equalTo(1))
                .body("totals.time_to_resolve.count", equalTo(0))
                .body("totals.time_to_resolve.median", nullValue())
                .body("groups.key", equalTo(Arrays.asList("IT", "europe", null)))
                .body("groups.count", equalTo(List.of(1, 1, 1)));
        in("1971", "severity").body("groups.key", equalTo(List.of("SEV1", "SEV3")));
        in("1971", "month").body("groups.key", equalTo(List.of("1971-01", "1971-02")));
        in("1971", "component").body("groups.name", equalTo(Arrays.asList(checkout, null)));
        in("1971", null)
                .body("group_by", nullValue())
                .body("groups.size()", equalTo(0))
                .body("uptime.components.find { it.name == '%s' }".formatted(checkout), nullValue());
    }

    @Test
    void timesAreThoseFromTheBeginning() {
        for (int hours : new int[] {1, 2, 3, 10}) {
            past(
                    "1972-01-0%dT00:00:00Z".formatted(hours % 9),
                    Map.of("status", "resolved", "resolved_at", "1972-01-0%dT%02d:00:00Z".formatted(hours % 9, hours)));
        }

        in("1972", null)
                .body("totals.count", equalTo(4))
                .body("totals.time_to_resolve.count", equalTo(4))
                .body("totals.time_to_resolve.median", equalTo("PT2H30M"))
                .body("totals.time_to_resolve.p90", equalTo("PT7H54M"));
    }

    @Test
    void promisesAreCountedWithTheirShare() {
        String ref = past("1973-01-10T00:00:00Z", Map.of("next_update_in", "PT10M"));
        post(ref, Map.of("message", "m", "next_update_in", "PT1H")).statusCode(201);
        post(ref, Map.of("message", "m")).statusCode(201);

        in("1973", null)
                .body("totals.promises.kept", equalTo(2))
                .body("totals.promises.broken", equalTo(0))
                .body("totals.promises.share", equalTo(1.0f));
    }

    @Test
    void aComponentIsCountedSinceItIsKnownAndUntilNow() {
        String checkout = component();
        Instant hourAgo = Instant.now().minusSeconds(3600);
        incident(Map.of("started_at", hourAgo.toString(), "components", now(checkout, "partial_outage")));
        incident(Map.of("started_at", hourAgo.toString(), "components", now(checkout, "degraded_performance")));

        Map<String, Object> uptime = admin().queryParam(
                        "to", Instant.now().plus(Duration.ofDays(2)).toString())
                .get("/api/v1/analytics")
                .then()
                .statusCode(200)
                .extract()
                .path("uptime.components.find { it.name == '%s' }".formatted(checkout));

        assertThat(((Number) uptime.get("uptime")).doubleValue()).isCloseTo(0.7, within(1e-6));
        assertThat(uptime.get("uptime_percent")).isEqualTo(70.0f);
        assertThat(Instant.parse((String) uptime.get("to"))).isBeforeOrEqualTo(Instant.now());
        assertThat(((Map<?, ?>) uptime.get("statuses")).keySet()).hasToString("[partial_outage]");
    }

    @Test
    void whatThePublicDoesNotKnowIsNoDowntime() {
        String checkout = component();
        String ref = incident(Map.of(
                "visibility",
                "internal",
                "started_at",
                Instant.now().minusSeconds(3600).toString(),
                "components",
                now(checkout, "major_outage")));

        last90().body("uptime.components.find { it.name == '%s' }.uptime".formatted(checkout), equalTo(1.0f));
        assertThat(ref).startsWith("INC-");
    }

    @ParameterizedTest
    @CsvSource({
        "from, yesterday, 400",
        "to, 2026-13-01, 400",
        "to, +12026-01-01T00:00:00Z, 400",
        "group_by, colour, 400",
        "from, 2999-01-01T00:00:00Z, 422"
    })
    void whatCantBeReadIsNamed(String parameter, String value, int status) {
        admin().queryParam(parameter, value)
                .get("/api/v1/analytics")
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("errors[0].field", equalTo(parameter));
    }

    @Test
    void aSpanHasToEndAfterItBeginsAndMayBeLong() {
        admin().queryParam("from", "2026-01-01")
                .queryParam("to", "2026-01-01T00:00:00Z")
                .get("/api/v1/analytics")
                .then()
                .statusCode(422)
                .body("errors[0].message", containsString("not before to"));
        admin().queryParam("from", "0001-01-01").get("/api/v1/analytics").then().statusCode(200);
    }

    @Test
    void aViewerMayAndNobodyMayNot() {
        as(tokenOf("viewer")).get("/api/v1/analytics").then().statusCode(200);
        as("nobody").get("/api/v1/analytics").then().statusCode(401);
    }

    private static String past(String startedAt, Map<String, ?> fields) {
        Map<String, Object> body = new HashMap<>(fields);
        body.put("started_at", startedAt);
        return incident(body);
    }

    private static ValidatableResponse in(String year, String groupBy) {
        var request = admin().queryParam("from", year + "-01-01").queryParam("to", year + "-12-31T23:59:59.999Z");
        return (groupBy == null ? request : request.queryParam("group_by", groupBy))
                .get("/api/v1/analytics")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse last90() {
        return admin().get("/api/v1/analytics").then().statusCode(200);
    }
}
