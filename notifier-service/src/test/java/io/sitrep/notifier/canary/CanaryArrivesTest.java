package io.sitrep.notifier.canary;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.bootstrap.logging.InitialConfigurator;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.sitrep.embedded.FreePort;
import io.sitrep.notifier.intake.CanaryIds;
import io.sitrep.notifier.outside.Events;
import io.sitrep.notifier.outside.Notifier;
import io.sitrep.notifier.outside.RealService;
import io.sitrep.notifier.outside.Topics;
import io.sitrep.notifier.outside.WebhookReceiver;
import jakarta.inject.Inject;
import java.net.URL;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.Level;
import org.jboss.logmanager.handlers.ConsoleHandler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The canary where it is set up: a sign of life comes from Kafka, leaves as a webhook and is heard at our own address. */
@RealService
@TestProfile(CanaryArrivesTest.WithACanary.class)
class CanaryArrivesTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    private static final String HEARD = "sitrep_canary_round_trip_seconds_count";
    private static final String LAST = "sitrep_canary_last_success_timestamp_seconds";

    /** Our public address is where we listen, and the log is for machines. */
    public static class WithACanary implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            String port = Integer.toString(FreePort.find());
            return Map.of(
                    "sitrep.canary",
                    "true",
                    "sitrep.log-format",
                    "json",
                    "quarkus.http.test-port",
                    port,
                    "sitrep.notifier-public-url",
                    "http://127.0.0.1:" + port);
        }
    }

    private final WebhookReceiver receiver = WebhookReceiver.running();
    private final String path = "/" + UUID.randomUUID();

    @Inject
    Notifier notifier;

    @Inject
    CanarySubscriber canary;

    @TestHTTPResource(value = "/metrics", management = true)
    URL metrics;

    @BeforeEach
    void itIsThere() {
        canary.make().await().atMost(SOON);
    }

    @AfterEach
    void forget() {
        notifier.forgetEverybody();
    }

    @Test
    void itArrivesInItsTraceIsMeasuredAndCountsAsNobodysDelivery() {
        String reader = notifier.subscribeWebhook(path).getString("id");
        double before = figure(HEARD);
        double delivered = delivered();
        double acknowledged = acknowledged();

        UUID event = sings();

        await().atMost(SOON).untilAsserted(() -> assertThat(figure(HEARD)).isEqualTo(before + 1));
        assertThat(figure(LAST)).isGreaterThan(System.currentTimeMillis() / 1000.0 - 60);
        notifier.settles("SELECT count(*) FROM ledger WHERE publication_id = $1 AND state = 'delivered'", 1, event);
        assertThat(notifier.sql("SELECT payload FROM publications WHERE id = $1", event)
                        .get(0)
                        .getString("payload"))
                .contains("\"traceparent\":\"" + TRACE.substring(0, 36));

        Events real = Events.anIncident();
        real.says("investigating", "Of this one somebody hears.");
        notifier.awaitStates(real, reader, "delivered");
        await().atMost(SOON).untilAsserted(() -> assertThat(delivered()).isGreaterThan(delivered));
        assertThat(delivered()).as("the reader's alone").isEqualTo(delivered + 1);
        assertThat(acknowledged()).as("the reader's alone").isEqualTo(acknowledged + 1);
    }

    @Test
    void whatIsSaidOfDeliveriesDoesNotNameIt() {
        String reader = notifier.subscribeWebhook(path).getString("id");
        UUID event = sings();
        notifier.settles("SELECT count(*) FROM ledger WHERE publication_id = $1 AND state = 'delivered'", 1, event);
        Events real = Events.anIncident();
        real.says("investigating", "Said to the bot.");
        notifier.awaitStates(real, reader, "delivered");

        await().atMost(SOON)
                .until(() -> Topics.read("sitrep.deliveries").stream()
                        .anyMatch(record -> real.incident.toString().equals(record.key())));
        assertThat(Topics.read("sitrep.deliveries"))
                .noneMatch(record -> CanaryIds.INCIDENT.toString().equals(record.key()));
    }

    @Test
    void aWayThatIsShutForAWhileIsTriedAgainByTheNextOne() {
        receiver.answerOnce(path, 410);
        notifier.sql("UPDATE endpoints SET address = $1 WHERE id = $2", receiver.url(path), CanaryIds.SUBSCRIBER);
        UUID refused = sings();
        notifier.settles("SELECT count(*) FROM ledger WHERE publication_id = $1 AND state = 'dead'", 1, refused);

        UUID next = sings();

        notifier.settles("SELECT count(*) FROM ledger WHERE publication_id = $1 AND state = 'delivered'", 1, next);
    }

    @Test
    void whoDoesNotSignAsItDoesIsNotHeard() {
        double before = figure(HEARD);
        given().body("{}").post(CanarySubscriber.PATH).then().statusCode(401);
        assertThat(figure(HEARD)).isEqualTo(before);
    }

    @Test
    void aLineForMachinesIsJsonWithTheIdsOfWhatItIsAbout() {
        ExtLogRecord line = new ExtLogRecord(Level.WARN, "not told", CanaryArrivesTest.class.getName());
        line.putMdc("deliveryId", "42");

        assertThat(InitialConfigurator.DELAYED_HANDLER.getHandlers())
                .filteredOn(ConsoleHandler.class::isInstance)
                .singleElement()
                .satisfies(console -> {
                    JsonPath said = JsonPath.from(console.getFormatter().format(line));
                    assertThat(said.getString("level")).isEqualTo("WARN");
                    assertThat(said.getString("message")).isEqualTo("not told");
                    assertThat(said.getString("mdc.deliveryId")).isEqualTo("42");
                });
    }

    private UUID sings() {
        UUID event = UUID.randomUUID();
        Events.anIncident().inTrace(TRACE).publish(event.toString(), Song.TYPE, Song.about(CanaryIds.INCIDENT));
        notifier.awaitPlanned(event);
        return event;
    }

    private double delivered() {
        return figure("sitrep_deliveries_total{channel=\"webhook\",state=\"delivered\"}");
    }

    private double acknowledged() {
        return figure("sitrep_publish_to_acknowledged_seconds_count{channel=\"webhook\"}");
    }

    /** Zero where it was never counted. */
    private double figure(String name) {
        return Pattern.compile("^" + Pattern.quote(name) + " (\\S+)$", Pattern.MULTILINE)
                .matcher(given().get(metrics).then().statusCode(200).extract().asString())
                .results()
                .mapToDouble(found -> Double.parseDouble(found.group(1)))
                .findFirst()
                .orElse(0);
    }
}
