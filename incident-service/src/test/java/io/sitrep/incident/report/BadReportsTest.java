package io.sitrep.incident.report;

import static io.restassured.RestAssured.given;
import static io.sitrep.incident.api.Suite.admin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused, and how it is said. */
@QuarkusTest
class BadReportsTest extends Reporting {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{\"component\":",
                "{\"component\":7}",
                "{\"component\":\"a\",\"component\":\"b\"}",
                "{\"component\":\"a\\u0000b\"}",
                "{\"component\":\"\\ud83d\"}",
                "{\"component\":\"a\",\"address\":\"b\"}",
                "{\"component\":\"a\"} trailing"
            })
    void aBodyThatCannotBeReadIsA400(String body) {
        send(body).statusCode(400).contentType("application/problem+json").body("status", equalTo(400));
    }

    @ParameterizedTest
    @CsvSource({
        "component, ''",
        "component, nobody",
        "component, Checkout",
        "country, Italy",
        "country, it",
        "country, XX",
        "country, ''",
        "region, atlantis"
    })
    void aValueThatIsNotAllowedIsA422(String field, String value) {
        Map<String, String> body = new HashMap<>(Map.of("component", publicId()));
        body.put(field, value);
        report(body).statusCode(422).body("errors[0].field", containsString(field));
    }

    @Test
    void textHasAnEndAndAComponentHasToBeNamed() {
        report(Map.of("component", publicId(), "text", "x".repeat(1001)))
                .statusCode(422)
                .body("errors.field", contains("text"));
        report(Map.of("country", "IT")).statusCode(422).body("errors.field", contains("component"));
        report(Map.of("component", publicId(), "text", "🚨".repeat(1000))).statusCode(202);
    }

    @Test
    void whatIsWrongWithAPublicReportLeavesNoRowInTheAudit() {
        long before = database.count("SELECT count(*) FROM audit WHERE action LIKE '%report%'");
        report(Map.of("component", "nobody")).statusCode(422);
        report(Map.of("component", publicId())).statusCode(202);
        await().until(() -> database.count("SELECT count(*) FROM report_counts") == 1);

        assertThat(database.count("SELECT count(*) FROM audit WHERE action LIKE '%report%'"))
                .isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({
        "since=yesterday, 400",
        "since=2999-01-01T00:00:00Z, 422",
        "since=2020-01-01T00:00:00Z, 422",
        "bucket=5m, 400",
        "bucket=PT7M, 422",
        "bucket=PT0S, 422",
        "bucket=PT300.5S, 422",
        "bucket=P2D, 422",
        "bucket=P999999999D, 422",
        "country=Italy, 422",
        "component=nobody, 422"
    })
    void aQueryThatIsWrongIsNamed(String query, int status) {
        admin().get(REPORTS + "?" + query)
                .then()
                .statusCode(status)
                .body("errors[0].field", equalTo(query.split("=", 2)[0]));
    }

    /** A proxy puts whom it was asked by behind what it was sent. */
    @Test
    void whoWritesAnAddressIntoTheHeaderIsStillTheSameClient() {
        String me = client;
        Map<String, String> once = Map.of("component", publicId());
        client = "203.0.113.1, " + me;
        report(once).statusCode(202);
        client = "203.0.113.2, " + me;
        report(once).statusCode(429);
    }

    private ValidatableResponse send(String body) {
        return given().contentType(ContentType.JSON)
                .header("X-Forwarded-For", client)
                .body(body)
                .post(REPORTS)
                .then();
    }
}
