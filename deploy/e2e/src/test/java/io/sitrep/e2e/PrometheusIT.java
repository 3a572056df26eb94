package io.sitrep.e2e;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** What Prometheus makes of a running suite: by each query of ours, and by asking a real one. */
@TestInstance(Lifecycle.PER_CLASS)
class PrometheusIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String TITLE = "Search is measured";

    private final WebhookReceiver receiver;
    private RunningSuite suite;

    PrometheusIT() throws IOException {
        receiver = new WebhookReceiver();
    }

    @BeforeAll
    void somethingHappens(@TempDir Path directory) {
        suite = new RunningSuite(directory.resolve("data"))
                .with("SITREP_CANARY", "true")
                .start();
        Admin admin = new Admin(suite);
        admin.subscribeWebhook(receiver.url());
        new SlackRequest(suite).incident("declare SEV3 " + TITLE);
        await().atMost(PATIENCE).until(() -> receiver.about(TITLE).size() == 1);
    }

    @AfterAll
    void stop() throws Exception {
        if (suite != null) {
            suite.close();
        }
        receiver.close();
    }

    @Test
    void eachQueryOfRulesAndDashboardsFindsSeriesOfARunningService() {
        // What these count has to happen first, or be set up: none of it does here.
        List<String> notHere = List.of(
                "sitrep_gateway_connected",
                "sitrep_bounces_total",
                "sitrep_deliveries_deferred_total",
                "sitrep_notices_total",
                "sitrep_deliveries_failed_over_total");
        // The bot counts requests once it has had one; it may have been started again.
        new SlackRequest(suite).incident("help");
        await().atMost(PATIENCE).untilAsserted(() -> {
            List<Scrape> served = Scrape.of(suite);
            assertThat(Query.inUse())
                    .hasSizeGreaterThan(40)
                    .allSatisfy(query -> assertThat(query.isServed(served) || notHere.contains(query.name()))
                            .as(query.text())
                            .isTrue());
        });
    }

    @Test
    void aQueryThatFindsNothingIsSeen() {
        List<Scrape> served = Scrape.of(suite);
        assertThat(List.of(
                        "sitrep_page_ahead_seconds",
                        "sitrep_breakers_open{at=\"provider\"}",
                        "sitrep_publish_to_acknowledged_seconds_bucket{le=\"61.0\"}",
                        "process_cpu_usage{job=\"sitrep-nobody\"}"))
                .allSatisfy(query ->
                        assertThat(new Query(query).isServed(served)).as(query).isFalse());
        assertThat(new Query("sitrep_breakers_open{of=\"provider\"}").isServed(served))
                .isTrue();
    }

    @Test
    void noLabelGrowsWithWhatHappens() {
        for (String service : List.of("incident", "notifier", "bot")) {
            // A service that has done nothing yet has counted nothing.
            await().atMost(PATIENCE)
                    .until(() -> !Scrape.of(suite, service).labels().isEmpty());
            assertThat(Scrape.of(suite, service).labels()).as(service).allSatisfy((label, values) -> {
                assertThat(label).isIn(Scrape.LABELS);
                assertThat(values).allMatch(value -> value.matches("[a-z_.]{1,30}|[0-9.E+-]+|\\+Inf"));
                assertThat(values).hasSizeLessThan(30);
            });
        }
    }

    @Test
    void requestsAreCountedByRouteWhateverIsAskedFor() {
        given().delete(suite.incident("/api/v2/nobody-1")).then().statusCode(405);
        given().get(suite.incident("/incidents/nobody-2")).then().statusCode(404);
        for (String url : List.of(suite.incident("/nobody-3"), suite.notifier("/nobody-3"), suite.bot("/nobody-3"))) {
            given().contentType("application/json")
                    .body("x".repeat(2 * 1024 * 1024))
                    .post(url)
                    .then()
                    .statusCode(413);
            given().request("NOBODY", url);
        }
        for (Scrape said : Scrape.of(suite)) {
            assertThat(said.values("http_server_requests_seconds_count", "uri"))
                    .as(said.service())
                    .contains("UNKNOWN")
                    .allMatch(uri -> uri.matches("/|(/(v[12]|[a-z][a-zA-Z._-]*|\\{\\w+}(\\.json)?))+|[A-Z_]+"));
            assertThat(said.values("http_server_requests_seconds_count", "method"))
                    .as(said.service())
                    .contains("OTHER")
                    .isSubsetOf("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "OTHER");
            assertThat(said.text()).as(said.service()).doesNotContain("nobody-");
        }
    }

    @Test
    void aRealOneFindsAllServicesIsContentAndSeesWhenOneIsGone(@TempDir Path home) throws Exception {
        try (Prometheus prometheus = new Prometheus(suite, home)) {
            await().atMost(PATIENCE)
                    .ignoreExceptions()
                    .untilAsserted(() -> assertThat(prometheus.says("targets").getList("data.activeTargets.health"))
                            .containsExactly("up", "up", "up"));
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(alerts(prometheus, "firing"))
                            .as("all is well")
                            .containsExactly("SitrepAlive"));
            assertThat(prometheus.says("rules").getList("data.groups.rules.health.flatten()", String.class))
                    .hasSizeGreaterThan(20)
                    .containsOnly("ok");

            suite.kill("bot");
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(alerts(prometheus, "pending")).contains("SitrepServiceGone"));
        }
        suite.awaitReadyAgain("bot");
    }

    private static List<String> alerts(Prometheus prometheus, String state) {
        return prometheus
                .says("alerts")
                .getList("data.alerts.findAll { it.state == '" + state + "' }.labels.alertname");
    }
}
