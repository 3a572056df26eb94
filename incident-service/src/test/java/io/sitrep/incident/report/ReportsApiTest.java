package io.sitrep.incident.report;

import static io.restassured.RestAssured.given;
import static io.sitrep.incident.api.Suite.admin;
import static io.sitrep.incident.api.Suite.as;
import static io.sitrep.incident.api.Suite.tokenOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.sitrep.incident.Database;
import io.sitrep.incident.RealIncidentService;
import io.sitrep.incident.page.PageData;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ReportsApiTest extends RealIncidentService {
    private static final String REPORTS = "/api/v1/reports";
    private static int household;

    @Inject
    PageData data;

    @Inject
    Database database;

    @Inject
    Reports reports;

    @Inject
    ReportCharts charts;

    @Inject
    ReportClock clock;

    private UUID checkout;
    private String client;

    @BeforeEach
    void aComponent() {
        data.clear();
        checkout = data.component("Checkout", "operational");
        data.show();
        await().until(() -> reports.component(publicId()).isPresent()
                && given().get("/report").asString().contains(publicId()));
        another();
    }

    /** Each test is somebody else, as a proxy that is trusted says it. */
    private void another() {
        household++;
        client = "2001:db8:%x:%x::1".formatted(household >> 8, household & 0xff);
    }

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

    @Test
    void countsAreForThoseInside() {
        given().get(REPORTS).then().statusCode(401);
        as(tokenOf("viewer")).get(REPORTS).then().statusCode(200);
    }

    @Test
    void theFormWorksWithoutAScript() {
        Document form = page("/report");
        assertThat(form.select("form.report").attr("method")).isEqualTo("post");
        assertThat(form.select("form.report").attr("action")).isEqualTo("/report");
        assertThat(form.select("#component option").eachText()).contains("Checkout");
        assertThat(form.select("#country option")).hasSizeGreaterThan(200);
        assertThat(form.select("main script, [onclick], [style]")).isEmpty();

        assertThat(submit(Map.of("component", publicId(), "country", "IT"))).isEqualTo("/report?sent=1");
        assertThat(submit(Map.of("component", publicId(), "country", ""))).isEqualTo("/report?again=1");
        assertThat(submit(Map.of("component", "nobody", "country", ""))).isEqualTo("/report?wrong=1");
        assertThat(submit(Map.of())).isEqualTo("/report?wrong=1");
        assertThat(page("/report?sent=1").select("[role=status]").text()).startsWith("Thank you");
        assertThat(page("/report?again=1").select("[role=status]").text()).contains("try again");
        assertThat(page("/report?wrong=1").select("[role=status]").text()).startsWith("Please choose");
    }

    @Test
    void theFormKeepsTheLanguageThatWasAskedFor() {
        Document form = page("/report?lang=it");

        assertThat(form.select("html").attr("lang")).isEqualTo("it");
        assertThat(form.select("option[value=DE]").text()).isEqualTo("Germania");
        assertThat(form.select("form.report").attr("action")).isEqualTo("/report?lang=it");
        String sent = given().urlEncodingEnabled(false)
                .contentType(ContentType.URLENC)
                .redirects()
                .follow(false)
                .formParam("component", "nobody")
                .post("/report?lang=i%0At")
                .then()
                .statusCode(303)
                .extract()
                .header("Location");
        assertThat(sent).isEqualTo("/report?wrong=1&lang=i%0At");
    }

    @Test
    void whatWasReportedIsShownAsAPictureThatSaysWhatItShows() throws Throwable {
        Instant hour = Report.floor(Instant.now(), ReportCharts.HOUR);
        put(hour, "IT", 7);
        put(hour, "", 5);
        put(hour.minus(Duration.ofHours(3)), "FR", 3);
        put(hour.minus(Duration.ofHours(30)), "FR", 100);
        assertThat(page("/report").select(".reports")).isEmpty();

        VertxContextSupport.subscribeAndAwait(() -> charts.refresh());
        Document page = page("/report");

        assertThat(page.select(".reports li p").text()).isEqualTo("Checkout 15 reports");
        assertThat(page.select(".reports svg").attr("role")).isEqualTo("img");
        assertThat(page.select(".reports svg").attr("aria-label"))
                .startsWith("Checkout: 15 reports in the last 24 hours, most of them (12) in the hour from ");
        assertThat(page.select(".reports rect")).hasSize(24);
        assertThat(page.select(".reports rect").last().attr("height")).isEqualTo("24");
        assertThat(page.select(".reports rect").get(20).attr("height")).isEqualTo("6");
    }

    @Test
    void whatIsOlderThanNinetyDaysIsForgotten() throws Throwable {
        put(Report.floor(Instant.now().minus(Duration.ofDays(91)), Report.BUCKET), "IT", 1);
        put(Report.floor(Instant.now().minus(Duration.ofDays(89)), Report.BUCKET), "IT", 1);

        VertxContextSupport.subscribeAndAwait(() -> clock.forget());

        assertThat(database.count("SELECT count(*) FROM report_counts")).isEqualTo(1);
    }

    private void put(Instant bucket, String country, long count) {
        data.execute(
                "INSERT INTO report_counts (component_id, bucket, country, count) VALUES ($1, $2, $3, $4)",
                checkout,
                bucket.atOffset(ZoneOffset.UTC),
                country,
                count);
    }

    private String publicId() {
        return checkout.toString().replace("-", "").substring(20);
    }

    private ValidatableResponse report(Map<String, ?> body) {
        return given().contentType(ContentType.JSON)
                .header("X-Forwarded-For", client)
                .body(body)
                .post(REPORTS)
                .then();
    }

    private ValidatableResponse send(String body) {
        return given().contentType(ContentType.JSON)
                .header("X-Forwarded-For", client)
                .body(body)
                .post(REPORTS)
                .then();
    }

    private String submit(Map<String, String> fields) {
        return given().contentType(ContentType.URLENC)
                .header("X-Forwarded-For", client)
                .redirects()
                .follow(false)
                .formParams(fields)
                .post("/report")
                .then()
                .statusCode(303)
                .extract()
                .header("Location");
    }

    private static Document page(String path) {
        return Jsoup.parse(given().get(path).then().statusCode(200).extract().asString());
    }
}
