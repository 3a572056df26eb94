package io.sitrep.e2e;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sitrep.bench.ServiceProcess;
import io.sitrep.bench.fanout.Notifiers;
import io.sitrep.bench.fanout.Publisher;
import io.sitrep.embedded.FreePort;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The key that seals stored secrets is changed, as an operator does it: with restarts of the packaged notifier. */
class SecretKeyIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String NEW_KEY = "YWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXoxMjM0NTY=";
    private static final String TITLE = "Checkout is down";

    @Test
    void webhooksAreSignedWithTheSameSecretAfterTheKeyWasChangedAndTheOldOneThrownAway() throws Exception {
        int port = FreePort.find();
        int management = FreePort.find();
        try (TokenDesk tokens = new TokenDesk();
                WebhookReceiver receiver = new WebhookReceiver();
                Notifiers notifiers = new Notifiers(
                        RunningSuite.repository(),
                        Map.of(
                                "SITREP_INCIDENT_URL", tokens.url(),
                                "NOTIFIER_PORT", Integer.toString(port),
                                "NOTIFIER_MANAGEMENT_PORT", Integer.toString(management)));
                Publisher publisher = new Publisher(notifiers.bootstrapServers())) {
            try (ServiceProcess before = notifiers.start(Optional.empty())) {
                given().header("Authorization", "Bearer sitrep_admin_of-this-test")
                        .contentType("application/json")
                        .body(Map.of("channel", "webhook", "address", receiver.url(), "secret", SECRET))
                        .post("http://127.0.0.1:" + port + "/api/v1/subscribers")
                        .then()
                        .statusCode(201);
                said(publisher, receiver, 1);
            }
            Map<String, String> changed = new HashMap<>();
            changed.put("SITREP_SECRET_KEY", NEW_KEY);
            changed.put("SITREP_SECRET_KEYS_OLD", Notifiers.KEY);
            try (ServiceProcess both = notifiers.start(Optional.empty(), changed)) {
                said(publisher, receiver, 2);
                await().atMost(PATIENCE)
                        .until(() -> given().get("http://127.0.0.1:" + management + "/q/metrics")
                                .asString()
                                .contains("sitrep_secrets_sealed_before 0.0"));
            }
            changed.remove("SITREP_SECRET_KEYS_OLD");
            try (ServiceProcess after = notifiers.start(Optional.empty(), changed)) {
                said(publisher, receiver, 3);
            }
        }
    }

    private static void said(Publisher publisher, WebhookReceiver receiver, int times) throws Exception {
        publisher.declare("SEV1");
        await().atMost(PATIENCE).until(() -> receiver.about(TITLE).size() == times);
        receiver.about(TITLE).get(times - 1).verify(SECRET);
        assertThat(receiver.about(TITLE))
                .extracting(WebhookReceiver.Received::id)
                .doesNotHaveDuplicates();
    }
}
