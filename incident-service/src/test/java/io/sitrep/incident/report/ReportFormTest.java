package io.sitrep.incident.report;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** The form for people, and the chart beside it. */
@QuarkusTest
class ReportFormTest extends Reporting {
    @Inject
    ReportCharts charts;

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
    void frontPageShowsWhatIsReportedMostOnEveryWayToIt() throws Throwable {
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        VertxContextSupport.subscribeAndAwait(() -> charts.refresh());
        for (int i = 0; i < 3; i++) {
            assertThat(front(client).select(".reports")).isEmpty();
        }
        put(Report.floor(Instant.now(), ReportCharts.HOUR), "IT", 7);

        VertxContextSupport.subscribeAndAwait(() -> charts.refresh());

        Document page = front(client);
        assertThat(page.select(".reports li p").text()).isEqualTo("Checkout 7 reports");
        assertThat(page.select(".reports svg").attr("aria-label"))
                .startsWith("Checkout: 7 reports in the last 24 hours");
        assertThat(page("/?lang=it").select(".reports li p").text()).startsWith("Checkout 7");
        assertThat(page.select("html").attr("data-version")).isNotEmpty();
    }

    /** The second answer on a connection comes from what lies ready. */
    private static Document front(HttpClient client) throws Exception {
        URI address = URI.create("http://127.0.0.1:" + RestAssured.port + "/");
        return Jsoup.parse(client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
                .body());
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
