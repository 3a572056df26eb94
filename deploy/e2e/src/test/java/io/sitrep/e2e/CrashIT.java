package io.sitrep.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Services killed at the worst moment. */
@Order(2)
@ExtendWith(SharedSuite.class)
class CrashIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final RunningSuite suite;
    private final Admin admin;
    private final Mails mails;

    CrashIT(RunningSuite suite) {
        this.suite = suite;
        admin = new Admin(suite);
        mails = new Mails(suite);
    }

    @Test
    void whatWasCommittedBeforeTheIncidentServiceWasKilledIsToldOnce() throws Exception {
        try (WebhookReceiver receiver = new WebhookReceiver()) {
            admin.subscribeWebhook(receiver.url());
            admin.subscribeMailbox("grace@example.com");
            try (RelayLock relay = RelayLock.takeOver(suite)) {
                admin.declare("Login is down", "SEV2");
                assertThat(relay.waitingEvents())
                        .as("on sitrep.incidents and on sitrep.publications")
                        .isEqualTo(2);
                suite.kill("incident");
                suite.awaitReadyAgain("incident");
                assertThat(relay.waitingEvents()).isEqualTo(2);
                assertThat(receiver.about("Login is down")).isEmpty();
            }
            await().atMost(PATIENCE).until(() -> receiver.about("Login is down").size() == 1);
            await().atMost(PATIENCE)
                    .until(() -> mails.to("grace@example.com", "Login is down").size() == 1);
            admin.declare("Afterwards", "SEV2");
            await().atMost(PATIENCE).until(() -> receiver.about("Afterwards").size() == 1);
            assertThat(receiver.about("Login is down")).hasSize(1);
        }
    }

    @Test
    void webhookWhoseSenderWasKilledComesAgainUnderTheSameIdAndTheMailDoesNot() throws Exception {
        try (WebhookReceiver receiver = new WebhookReceiver()) {
            String secret = admin.subscribeWebhook(receiver.url());
            admin.subscribeMailbox("linus@example.com");
            CountDownLatch answer = receiver.answerNobody();
            String ref = admin.declare("Uploads fail", "SEV2");
            await().atMost(PATIENCE).until(() -> receiver.about("Uploads fail").size() == 1);
            await().atMost(PATIENCE)
                    .until(() -> mails.to("linus@example.com", "Uploads fail").size() == 1);
            await().atMost(PATIENCE).until(() -> mailIsAcknowledged(ref));

            suite.kill("notifier");
            answer.countDown();
            suite.awaitReadyAgain("notifier");

            await().atMost(PATIENCE).until(() -> receiver.about("Uploads fail").size() == 2);
            List<WebhookReceiver.Received> both = receiver.about("Uploads fail");
            both.forEach(each -> each.verify(secret));
            assertThat(both.get(1).id()).isEqualTo(both.get(0).id());
            assertThat(both.get(1).json().getString("sitrep.event_id"))
                    .isEqualTo(both.get(0).json().getString("sitrep.event_id"));
            assertThat(mails.to("linus@example.com", "Uploads fail")).hasSize(1);
        }
    }

    @Test
    void killedPostgresComesBackAndTheServicesConnectAgain() throws Exception {
        try (WebhookReceiver receiver = new WebhookReceiver()) {
            admin.subscribeWebhook(receiver.url());
            admin.declare("Before the crash", "SEV2");
            await().atMost(PATIENCE)
                    .until(() -> receiver.about("Before the crash").size() == 1);

            suite.kill("postgres");
            suite.awaitReadyAgain("PostgreSQL");

            assertThat(suite.output()).contains("PostgreSQL stopped, starting it again");
            await().atMost(PATIENCE)
                    .until(() -> admin.attempt(Map.of("title", "After the crash", "message", "We are investigating."))
                                    .statusCode()
                            == 201);
            await().atMost(PATIENCE)
                    .until(() -> receiver.about("After the crash").size() == 1);
        }
    }

    private boolean mailIsAcknowledged(String ref) {
        List<String> states = admin.request()
                .get(suite.notifier("/api/v1/deliveries?channel=email&limit=200&incident=" + ref))
                .jsonPath()
                .getList("items.state");
        return !states.isEmpty() && states.stream().allMatch("delivered"::equals);
    }
}
