package io.sitrep.notifier.delivery;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.http.TestHTTPResource;
import io.sitrep.notifier.outside.Events;
import io.sitrep.notifier.outside.Mailbox;
import io.sitrep.notifier.outside.Notifier;
import io.sitrep.notifier.outside.RealService;
import io.sitrep.notifier.outside.WebhookReceiver;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.net.URL;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What somebody who is woken by it can read, where they read it: over HTTP, after a small fan-out. */
@RealService
class MetricsTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    private final WebhookReceiver receiver = WebhookReceiver.running();
    private final String path = "/" + UUID.randomUUID();
    private final Events incident = Events.anIncident();

    @Inject
    Notifier notifier;

    @TestHTTPResource(value = "/metrics", management = true)
    URL metrics;

    @AfterEach
    void forget() {
        notifier.asAdmin().post("/api/v1/deliveries/release").then().statusCode(200);
        notifier.forgetEverybody();
    }

    @Test
    void everyFigureOfTheNightIsThere() {
        String webhook = notifier.subscribeWebhook(path).getString("id");
        double delivered = figure(state("delivered"));
        incident.says("investigating", "Counted.");
        notifier.awaitStates(incident, webhook, "delivered");

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(figure(state("delivered"))).isEqualTo(delivered + 1));
        assertThat(text())
                .contains(
                        "sitrep_deliveries_backlog ",
                        "sitrep_deliveries_oldest_age_seconds ",
                        "sitrep_publish_to_acknowledged_seconds_bucket{channel=\"webhook\",le=\"1.0\"}",
                        "sitrep_publish_to_acknowledged_seconds_count{channel=\"webhook\"}",
                        "sitrep_breakers_open{of=\"provider\"}",
                        "sitrep_breakers_open{of=\"address\"}",
                        "sitrep_duplicates_suppressed_total{at=\"intake\"}",
                        "sitrep_duplicates_suppressed_total{at=\"result\"}");
    }

    @Test
    void whatWaitsIsCountedWithItsAge() {
        notifier.asAdmin().post("/api/v1/deliveries/hold").then().statusCode(200);
        notifier.subscribeWebhook(path);
        notifier.awaitPlanned(incident.says("investigating", "Waits."));
        notifier.sql("UPDATE queue SET planned_at = now() - interval '90 seconds'");

        await().atMost(SOON).untilAsserted(() -> {
            assertThat(figure("sitrep_deliveries_backlog")).isGreaterThanOrEqualTo(1);
            assertThat(figure("sitrep_deliveries_oldest_age_seconds")).isGreaterThanOrEqualTo(90);
        });
    }

    @Test
    void whatIsOvertakenWhileItIsPlannedIsCounted() {
        unreachable();
        String webhook = notifier.subscribeWebhook(path).getString("id");
        double before = figure(state("superseded"));
        incident.says("investigating", "First.");
        notifier.awaitStates(incident, webhook, "retrying");

        incident.says("identified", "Second.");

        notifier.awaitStates(incident, webhook, "superseded", "retrying");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(figure(state("superseded"))).isEqualTo(before + 1));
    }

    @Test
    void whatIsStoppedOrTakenBackBeforeItLeftIsCounted() {
        for (String how : List.of("stopped", "retracted")) {
            notifier.asAdmin().post("/api/v1/deliveries/hold").then().statusCode(200);
            Events about = Events.anIncident();
            String webhook = notifier.subscribeWebhook(path).getString("id");
            double before = figure(state("cancelled"));
            UUID event = about.says("investigating", "Oh no.");
            notifier.awaitStates(about, webhook, "pending");

            about.tells(how, new JsonObject().put("id", notifier.updateOf(event).toString()));

            notifier.awaitStates(about, webhook, "cancelled");
            await().atMost(SOON)
                    .untilAsserted(
                            () -> assertThat(figure(state("cancelled"))).as(how).isEqualTo(before + 1));
            notifier.forgetEverybody();
        }
    }

    @Test
    void whatIsNotSentToAnAddressThatIsGoneIsCounted() {
        String webhook = notifier.subscribeWebhook(path).getString("id");
        double before = figure(state("suppressed"));
        Events waiting = Events.anIncident();
        receiver.answerOnce(
                path,
                response -> response.setStatusCode(503)
                        .putHeader("Retry-After", "3600")
                        .end());
        waiting.says("investigating", "Waits.");
        notifier.awaitStates(waiting, webhook, "retrying");
        receiver.answerOnce(path, 410);

        incident.says("investigating", "Nobody is there any more.");

        notifier.awaitStates(incident, webhook, "dead");
        notifier.awaitStates(waiting, webhook, "suppressed");
        incident.says("identified", "Planned for nobody.");
        notifier.awaitStates(incident, webhook, "dead", "suppressed");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(figure(state("suppressed"))).isEqualTo(before + 2));
    }

    @Test
    void whatIsPutOffIsCountedByItselfAndNotAsAnAttempt() {
        receiver.answerAlways(
                path,
                response -> response.setStatusCode(503)
                        .putHeader("Retry-After", "1")
                        .end());
        notifier.subscribeWebhook(path, new JsonObject().put("every_update", true));
        double before = figure("sitrep_deliveries_deferred_total{channel=\"webhook\"}");

        // Five failures in a row open the address' breaker: what is next is put off.
        List.of("investigating", "identified", "monitoring").forEach(status -> incident.says(status, "Again."));
        for (int other = 0; other < 6; other++) {
            Events.anIncident().says("investigating", "Another.");
        }

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(figure("sitrep_deliveries_deferred_total{channel=\"webhook\"}"))
                        .isGreaterThan(before));
    }

    @Test
    void eventThatComesTwiceIsCountedAndToldOnce() {
        String webhook = notifier.subscribeWebhook(path).getString("id");
        double before = figure("sitrep_duplicates_suppressed_total{at=\"intake\"}");
        UUID event = UUID.randomUUID();
        String data = incident.data(1, "investigating", "Once.").encode();
        incident.publish(event, data);
        incident.publish(event, data);

        notifier.awaitStates(incident, webhook, "delivered");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(figure("sitrep_duplicates_suppressed_total{at=\"intake\"}"))
                        .isEqualTo(before + 1));
        assertThat(receiver.at(path)).hasSize(1);
    }

    @Test
    void mailThatIsDeliveredIsCountedByItsChannel() {
        Mailbox ada = Mailbox.ofSomebody();
        String mail = notifier.subscribe(
                        new JsonObject().put("channel", "email").put("address", ada.address()))
                .getString("id");
        incident.says("investigating", "By mail.");
        notifier.awaitStates(incident, mail, "delivered");
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(figure("sitrep_deliveries_total{channel=\"email\",state=\"delivered\"}"))
                                .isGreaterThanOrEqualTo(1));
    }

    private void unreachable() {
        receiver.answerAlways(
                path,
                response -> response.setStatusCode(503)
                        .putHeader("Retry-After", "3600")
                        .end());
    }

    private static String state(String state) {
        return "sitrep_deliveries_total{channel=\"webhook\",state=\"" + state + "\"}";
    }

    /** Zero where it was never counted. */
    private double figure(String name) {
        return Pattern.compile("^" + Pattern.quote(name) + " (\\S+)$", Pattern.MULTILINE)
                .matcher(text())
                .results()
                .mapToDouble(found -> Double.parseDouble(found.group(1)))
                .findFirst()
                .orElse(0);
    }

    private String text() {
        return given().get(metrics).then().statusCode(200).extract().asString();
    }
}
