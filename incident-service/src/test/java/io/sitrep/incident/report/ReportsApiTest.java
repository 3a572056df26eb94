package io.sitrep.incident.report;

import static io.restassured.RestAssured.given;
import static io.sitrep.incident.api.Suite.admin;
import static io.sitrep.incident.api.Suite.as;
import static io.sitrep.incident.api.Suite.tokenOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ReportsApiTest extends Reporting {
    @Inject
    ReportClock clock;

    @Test
    void aReportIsCountedByComponentCountryAndFiveMinutes() {
        report(Map.of("component", checkout.toString(), "country", "IT", "text", "Nothing works"))
                .statusCode(202);
        another();
        report(Map.of("component", publicId(), "country", "IT", "region", "europe"))
                .statusCode(202);
        another();
        report(Map.of("component", publicId())).statusCode(202);

        await().untilAsserted(() -> admin().get(REPORTS + "?component=" + checkout)
                .then()
                .statusCode(200)
                .body("total", equalTo(3)));
        admin().get(REPORTS + "?country=IT&bucket=PT1H&component=" + publicId())
                .then()
                .body("total", equalTo(2), "bucket", equalTo("PT1H"));
        admin().get(REPORTS + "?country=FR").then().body("total", equalTo(0), "items", empty());
        String at = admin().get(REPORTS).path("items[0].at");
        assertThat(Instant.parse(at).getEpochSecond() % 300).isZero();
    }

    @Test
    void neitherWordsNorAddressAreKept() {
        report(Map.of("component", publicId(), "text", "My name is Rumpelstiltskin"))
                .statusCode(202);
        await().until(() -> database.count("SELECT count(*) FROM report_counts") == 1);

        List<String> columns = database.texts("SELECT column_name FROM information_schema.columns"
                + " WHERE table_name = 'report_counts' AND table_schema = current_schema() ORDER BY ordinal_position");
        assertThat(columns).containsExactly("component_id", "bucket", "country", "count");
    }

    @Test
    void whoReportsTheSameAgainIsToldToWait() {
        report(Map.of("component", publicId())).statusCode(202);

        Response again = report(Map.of("component", publicId())).extract().response();

        assertThat(again.statusCode()).isEqualTo(429);
        assertThat(again.contentType()).startsWith("application/problem+json");
        assertThat(Integer.parseInt(again.header("Retry-After"))).isBetween(250, 301);
        client = client.replace("::1", "::2");
        report(Map.of("component", publicId())).statusCode(429);
        another();
        report(Map.of("component", publicId())).statusCode(202);
    }

    @Test
    void whatCannotBeWrittenDownNowIsWrittenLater() {
        data.alter("ALTER TABLE report_counts RENAME TO report_counts_away");
        try {
            report(Map.of("component", publicId())).statusCode(202);
            another();
            report(Map.of("component", publicId())).statusCode(202);
            await().until(() -> clock.isFailing());
        } finally {
            data.alter("ALTER TABLE report_counts_away RENAME TO report_counts");
        }

        await().untilAsserted(() -> admin().get(REPORTS).then().body("total", equalTo(2)));
    }

    @Test
    void countsAreForThoseInside() {
        given().get(REPORTS).then().statusCode(401);
        as(tokenOf("viewer")).get(REPORTS).then().statusCode(200);
    }

    @Test
    void whatIsOlderThanNinetyDaysIsForgotten() throws Throwable {
        put(Report.floor(Instant.now().minus(Duration.ofDays(91)), Report.BUCKET), "IT", 1);
        put(Report.floor(Instant.now().minus(Duration.ofDays(89)), Report.BUCKET), "IT", 1);

        VertxContextSupport.subscribeAndAwait(() -> clock.forget());

        assertThat(database.count("SELECT count(*) FROM report_counts")).isEqualTo(1);
    }
}
