package io.sitrep.notifier.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.sitrep.notifier.outside.Events;
import io.sitrep.notifier.outside.Notifier;
import io.sitrep.notifier.outside.RealService;
import io.sitrep.notifier.outside.WebhookReceiver;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** More than one host has places for: some are on their way and answered by nobody yet, the others wait at its gate. */
@RealService
@TestProfile(AtTheGateTest.Patient.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AtTheGateTest {
    private static final int PLACES = 64;
    private static final int READERS = 70;

    /** More are claimed than one host has places for, and a lease is not much longer than an attempt. */
    public static class Patient implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "sitrep.delivery.max-in-flight", "200",
                    "sitrep.delivery.timeout", "30s",
                    "sitrep.delivery.lease", "40s");
        }
    }

    private final WebhookReceiver receiver = WebhookReceiver.running();
    private final Queue<HttpServerResponse> unanswered = new ConcurrentLinkedQueue<>();
    private final Events incident = Events.anIncident();

    @Inject
    Notifier notifier;

    @Inject
    DeliveryLoop loop;

    @AfterEach
    void forget() {
        notifier.asAdmin().post("/api/v1/deliveries/release").then().statusCode(200);
        // Else the next test finds places taken.
        await().until(() -> {
            answer();
            return notifier.count("SELECT count(*) FROM queue WHERE state = 'sending'") == 0;
        });
        notifier.forgetEverybody();
    }

    @Test
    @Order(1)
    void whatWaitsAtTheGateIsNotSentAfterAStop() {
        UUID event = toMany();

        incident.tells(
                "stopped", new JsonObject().put("id", notifier.updateOf(event).toString()));

        notifier.settles(state("cancelled"), READERS - PLACES, event);
        answer();
        notifier.settles(state("delivered"), PLACES, event);
        assertThat(receiver.under(incident.incident)).isEqualTo(PLACES);
    }

    @Test
    @Order(2)
    void whatWaitsAtTheGateIsGivenBackWhenEverythingIsHeldAndSentAfterwards() {
        UUID event = toMany();

        notifier.asAdmin().post("/api/v1/deliveries/hold").then().statusCode(200);

        notifier.settles(state("pending"), READERS - PLACES, event);
        answer();
        notifier.settles(state("delivered"), PLACES, event);
        assertThat(receiver.under(incident.incident)).isEqualTo(PLACES);
        notifier.asAdmin().post("/api/v1/deliveries/release").then().statusCode(200);
        await().until(() -> {
            answer();
            return notifier.count(state("delivered"), event) == READERS;
        });
        assertThat(receiver.under(incident.incident)).isEqualTo(READERS);
    }

    @Test
    @Order(3)
    void whatWaitsAtTheGateOfADisabledChannelIsGivenBack() {
        UUID event = toMany();

        notifier.asAdmin().post("/api/v1/channels/webhook/disable").then().statusCode(200);

        try {
            notifier.settles(state("pending"), READERS - PLACES, event);
            answer();
            notifier.settles(state("delivered"), PLACES, event);
            assertThat(receiver.under(incident.incident)).isEqualTo(PLACES);
        } finally {
            notifier.asAdmin().post("/api/v1/channels/webhook/enable").then().statusCode(200);
        }
    }

    @Test
    @Order(4)
    void whoseLeaseIsTooShortByNowIsGivenBackAndCountsAsNoAttempt() {
        UUID event = toMany();

        await().until(() -> notifier.count("""
                                SELECT count(*) FROM queue WHERE publication_id = $1 AND fence > 1 AND tries <= 1""", event) == READERS - PLACES);
        assertThat(receiver.under(incident.incident)).isEqualTo(PLACES);
    }

    @Test
    @Order(5)
    void silentHostKeepsNobodyWaitingWhoIsElsewhereHoweverManyReadersItHas() throws IOException {
        // Its machine takes connections, and nobody there reads what comes in.
        try (ServerSocket silent = new ServerSocket(0, 1000, InetAddress.getByName("127.0.0.2"))) {
            notifier.subscribeManyWebhooks(400);
            notifier.sql("""
                    UPDATE endpoints SET address = $1 || id
                    WHERE id IN (SELECT id FROM endpoints ORDER BY hashtext(id::text) LIMIT 300)""", "http://127.0.0.2:" + silent.getLocalPort() + "/");

            UUID event = incident.says("investigating", "Oh no.");

            // Long before an attempt at the silent host is over.
            await().atMost(Duration.ofSeconds(25)).until(() -> notifier.count(state("delivered"), event) == 100);
        }
    }

    @Test
    @Order(6)
    void stopWaitsForWhatIsOnItsWayAndForNothingElse() {
        UUID event = toMany();
        // What waits is given back when the stop has begun: only then is the rest answered.
        CompletableFuture<Void> answered = CompletableFuture.runAsync(() -> {
            notifier.settles(state("pending"), READERS - PLACES, event);
            answer();
        });

        loop.stop(new ShutdownEvent());

        assertThat(notifier.count(state("delivered"), event)).as("waited for").isEqualTo(PLACES);
        answered.join();
        assertThat(notifier.count(state("pending"), event)).isEqualTo(READERS - PLACES);
        assertThat(receiver.under(incident.incident)).isEqualTo(PLACES);
        long before = System.nanoTime();
        loop.stop(new ShutdownEvent());
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(30));
    }

    private static String state(String word) {
        return "SELECT count(*) FROM deliveries WHERE publication_id = $1 AND state = '" + word + "'";
    }

    /** To all of them at once, until all places are taken and the others wait. */
    private UUID toMany() {
        notifier.subscribeManyWebhooks(READERS).forEach(path -> receiver.answerAlways(path, unanswered::add));
        notifier.asAdmin().post("/api/v1/deliveries/hold").then().statusCode(200);
        UUID event = incident.says("investigating", "Oh no.");
        notifier.awaitPlanned(event);
        notifier.asAdmin().post("/api/v1/deliveries/release").then().statusCode(200);
        await().until(() -> unanswered.size() == PLACES && notifier.count(state("sending"), event) == READERS);
        return event;
    }

    private void answer() {
        for (HttpServerResponse one = unanswered.poll(); one != null; one = unanswered.poll()) {
            one.setStatusCode(200).end();
        }
    }
}
