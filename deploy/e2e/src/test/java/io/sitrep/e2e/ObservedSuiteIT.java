package io.sitrep.e2e;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import io.sitrep.fakes.telemetry.OtlpCollector;
import io.sitrep.fakes.telemetry.ToldSpan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** What an operator sees of the suite: traces in a collector, lines in a log that machines read, figures, and the canary. */
@TestInstance(Lifecycle.PER_CLASS)
class ObservedSuiteIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String NOBODY_THERE = "http://127.0.0.1:1/hook";
    private static final String TYPED = "Chat is observed";
    private static final String TITLE = "Checkout is observed";

    private final OtlpCollector collector = new OtlpCollector();
    private final Traces traces = new Traces(collector);
    private final WebhookReceiver receiver;
    private final String trace = UUID.randomUUID().toString().replace("-", "");
    private final String caller = "00f067aa0ba902b7";
    private RunningSuite suite;
    private Admin admin;
    private String incident;
    private String secret;

    ObservedSuiteIT() throws IOException {
        receiver = new WebhookReceiver();
    }

    @BeforeAll
    void anIncidentIsToldWhileSomebodyWatches(@TempDir Path directory) {
        suite = new RunningSuite(directory.resolve("data"))
                .with("SITREP_LOG_FORMAT", "json")
                .with("SITREP_OTLP_ENDPOINT", collector.url())
                .with("SITREP_OTLP_SAMPLE", "1")
                .with("SITREP_CANARY", "true")
                .start();
        admin = new Admin(suite);
        secret = admin.subscribeWebhook(receiver.url());
        admin.subscribeWebhook(NOBODY_THERE);
        incident = admin.request()
                .header("traceparent", "00-" + trace + "-" + caller + "-01")
                .body(Map.of("title", TITLE, "message", "We look."))
                .post(suite.incident("/api/v1/incidents"))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        await().atMost(PATIENCE).until(() -> receiver.about(TITLE).size() == 1);
    }

    @AfterAll
    void stop() throws Exception {
        if (suite != null) {
            suite.close();
        }
        receiver.close();
        collector.close();
    }

    @Test
    void aTraceGoesFromTheRequestByTheOutboxToTheNotifierAndWhatFollowsFromItNamesIt() {
        ToldSpan request = traces.span("incident-service", "POST ", trace);
        assertThat(request.parent()).isEqualTo(caller);
        ToldSpan sent = traces.span("incident-service", "io.sitrep.publication.published.v1", trace);
        assertThat(sent.parent()).isEqualTo(request.id());
        ToldSpan taken = traces.span("notifier", "sitrep.publications io.sitrep.publication.published.v1", trace);
        assertThat(taken.parent()).isEqualTo(sent.id());

        for (String follows : List.of("plan", "deliver webhook")) {
            ToldSpan span = traces.following("notifier", follows, trace + "/" + taken.id());
            assertThat(span.trace()).as("%s is a trace of its own", follows).isNotEqualTo(trace);
            assertThat(span.parent()).isEmpty();
        }
    }

    @Test
    void aCommandInSlackIsOneTraceUntilItIsTakenInAndEachDeliveryNamesIt() {
        new SlackRequest(suite).incident("declare SEV3 " + TYPED);

        ToldSpan command = traces.named("bot-service", "command ");
        String typed = command.trace();
        assertThat(command.parent()).as("it began here").isEmpty();
        ToldSpan call = traces.span("bot-service", "POST incident-service", typed);
        assertThat(call.parent()).isEqualTo(command.id());
        ToldSpan request = traces.span("incident-service", "POST ", typed);
        assertThat(request.parent()).isEqualTo(call.id());
        ToldSpan sent = traces.span("incident-service", "io.sitrep.publication.published.v1", typed);
        assertThat(sent.parent()).isEqualTo(request.id());
        ToldSpan taken = traces.span("notifier", "sitrep.publications ", typed);
        assertThat(taken.parent()).isEqualTo(sent.id());
        ToldSpan told = traces.following("notifier", "deliver webhook", typed + "/" + taken.id());
        assertThat(told.trace()).isNotEqualTo(typed);
        await().atMost(PATIENCE).until(() -> receiver.about(TYPED).size() == 1);
    }

    @Test
    void spansHoldNothingThatIsNotForEverybody() {
        traces.span("notifier", "sitrep.publications", trace);
        String told = collector.spans().toString();
        assertThat(told)
                .doesNotContain(receiver.url(), "/hook", secret, suite.adminToken(), TITLE, "We look.")
                .contains("sitrep.delivery");
    }

    @Test
    void eachLineIsJsonAndCarriesTheIdsOfWhatItIsAbout() throws IOException {
        JsonPath sent = line("incident", "");
        assertThat(sent.getString("mdc.traceId")).isEqualTo(trace);
        assertThat(UUID.fromString(sent.getString("mdc.eventId"))).isNotNull();
        JsonPath planned = line("notifier", "planned=");
        assertThat(planned.getString("mdc.traceId")).isEqualTo(trace);
        JsonPath failed = line("notifier", "deliveryId=");
        assertThat(failed.getString("mdc.traceId")).isEqualTo(trace);
        assertThat(failed.getString("mdc.eventId")).isEqualTo(planned.getString("mdc.eventId"));
        assertThat(failed.getString("message")).contains(failed.getString("mdc.deliveryId"));
        for (String service : List.of("incident", "notifier", "bot")) {
            List<String> lines = lines(service);
            assertThat(lines).hasSizeGreaterThan(3);
            assertThat(lines)
                    .as(service)
                    .allSatisfy(line ->
                            assertThat(JsonPath.from(line).getString("level")).isNotEmpty());
        }
    }

    @Test
    void noLineHoldsASecretAnAddressOrWhatWasSaid() throws IOException {
        line("notifier", "deliveryId=");
        for (String service : List.of("incident", "notifier", "bot")) {
            assertThat(String.join("\n", lines(service)))
                    .as(service)
                    .doesNotContain(
                            secret,
                            suite.adminToken(),
                            RunningSuite.SIGNING_SECRET,
                            receiver.url(),
                            NOBODY_THERE,
                            "We look.");
        }
    }

    @Test
    void theCanaryGoesTheWholeWayAndNobodyElseSeesIt() throws IOException {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(Scrape.of(suite, "notifier").value("sitrep_canary_round_trip_seconds_count"))
                                .isPositive());
        Scrape notifier = Scrape.of(suite, "notifier");
        assertThat(notifier.value("sitrep_canary_last_success_timestamp_seconds"))
                .isGreaterThan(System.currentTimeMillis() / 1000.0 - 60);
        assertThat(notifier.value("sitrep_canary_round_trip_seconds_sum")).isBetween(0.0, 30.0);

        assertThat(receiver.about("Sign of life")).isEmpty();
        assertThat(receiver.about(TITLE)).as("and it hears nothing of others").hasSize(1);
        assertThat(Jsoup.connect(suite.incident("/")).get().text()).doesNotContain("Sign of life", "CANARY");
        for (String of :
                List.of("/api/v1/incidents", "/api/v2/incidents.json", "/api/v2/summary.json", "/history.atom")) {
            assertThat(admin.request().get(suite.incident(of)).asString()).doesNotContain("Sign of life", "CANARY");
        }
        assertThat(admin.request().get(suite.notifier("/api/v1/subscribers")).asString())
                .doesNotContain("/api/v1/canary");
        assertThat(admin.request()
                        .get(suite.notifier("/api/v1/incidents/" + incident + "/deliveries"))
                        .jsonPath()
                        .getInt("planned"))
                .as("a real incident is not told to the canary")
                .isEqualTo(2);
        given().body("{}").post(suite.notifier("/api/v1/canary")).then().statusCode(401);
    }

    /** The first line about the incident that says this. */
    private JsonPath line(String service, String says) {
        return await().atMost(PATIENCE)
                .until(
                        () -> lines(service).stream()
                                .map(JsonPath::from)
                                .filter(line -> incident.equals(line.getString("mdc.incidentId"))
                                        && line.getString("message").contains(says))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private List<String> lines(String service) throws IOException {
        String text = Files.readString(suite.data().resolve("logs/" + service + ".log"));
        // One that is being written is not whole.
        return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    }
}
