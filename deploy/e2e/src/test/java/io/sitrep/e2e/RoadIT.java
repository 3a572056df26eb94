package io.sitrep.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.path.json.JsonPath;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An incident, from the line somebody types to those who have to know. */
@Order(1)
@ExtendWith(SharedSuite.class)
class RoadIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final RunningSuite suite;
    private final Admin admin;
    private final SlackRequest slack;
    private final Mails mails;

    RoadIT(RunningSuite suite) {
        this.suite = suite;
        admin = new Admin(suite);
        slack = new SlackRequest(suite);
        mails = new Mails(suite);
    }

    @BeforeEach
    void suiteIsReady() {
        assertThat(suite.process().isAlive()).isTrue();
    }

    @Test
    void declareUpdateAndResolveReachEverybodyInOrder() throws Exception {
        try (WebhookReceiver receiver = new WebhookReceiver()) {
            String secret = admin.subscribeWebhook(receiver.url());
            admin.subscribeMailbox("ada@example.com");

            slack.incident("declare SEV1 Checkout is down");
            await().atMost(PATIENCE)
                    .until(() -> receiver.about("Checkout is down").size() == 1);
            JsonPath declared = admin.incident("Checkout is down");
            assertThat(declared.getString("severity")).isEqualTo("SEV1");
            assertThat(declared.getString("status")).isEqualTo("investigating");
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(page().text()).contains("Checkout is down"));
            awaitMails(1);

            slack.incident("update We have found a full disk");
            await().atMost(PATIENCE)
                    .until(() -> receiver.about("Checkout is down").size() == 2);
            awaitMails(2);
            slack.incident("resolve Payments work again");
            await().atMost(PATIENCE)
                    .until(() -> receiver.about("Checkout is down").size() == 3);
            awaitMails(3);

            List<WebhookReceiver.Received> webhooks = receiver.about("Checkout is down");
            webhooks.forEach(each -> each.verify(secret));
            assertThat(webhooks).extracting(WebhookReceiver.Received::id).doesNotHaveDuplicates();
            assertThat(webhooks)
                    .extracting(each -> each.json().getInt("sitrep.sequence"))
                    .containsExactly(1, 2, 3);
            assertThat(webhooks.get(1).body()).contains("We have found a full disk");
            assertThat(webhooks.get(2).json().getString("incident.status")).isEqualTo("resolved");
            assertThat(admin.incident("Checkout is down").getString("status")).isEqualTo("resolved");
            assertThat(admin.delivered(declared.getString("ref"))).isEqualTo(6);
            oneThreadOfMails();
        }
    }

    @Test
    void whoWillBeToldIsKnownBeforeAndWhoWasToldAfterAStop() throws Exception {
        try (WebhookReceiver receiver = new WebhookReceiver()) {
            admin.subscribeWebhook(receiver.url());
            String incident = suite.incident("/api/v1/incidents");
            String ref = admin.declare("Exports are late", "SEV3");
            await().atMost(PATIENCE)
                    .until(() -> receiver.about("Exports are late").size() == 1);
            // Its room in the stand-in's workspace is a change of it too.
            await().atMost(PATIENCE)
                    .until(() -> !admin.request()
                            .get(incident + "/" + ref)
                            .jsonPath()
                            .getMap("links")
                            .isEmpty());
            String etag = admin.request().get(incident + "/" + ref).header("ETag");

            JsonPath preview = admin.request()
                    .body("{\"message\":\"A *queue* is full.\",\"status\":\"identified\"}")
                    .post(incident + "/" + ref + "/updates/preview")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            int audience = preview.getInt("audience.total");
            assertThat(audience).isPositive();
            assertThat(preview.getList("renderings.channel", String.class)).contains("page", "email", "webhook");
            admin.request()
                    .body("{\"message\":\"A *queue* is full.\",\"status\":\"identified\"}")
                    .post(incident + "/" + ref + "/updates/preview?renderings=false")
                    .then()
                    .statusCode(200)
                    .body("audience.total", equalTo(audience))
                    .body("renderings.size()", equalTo(0));
            assertThat(receiver.about("Exports are late")).hasSize(1);
            // Deliveries were counted meanwhile, and the incident is what it was.
            assertThat(admin.request().get(incident + "/" + ref).header("ETag")).isEqualTo(etag);

            String update = admin.request()
                    .body("{\"message\":\"A *queue* is full.\"}")
                    .post(incident + "/" + ref + "/updates")
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id");
            await().atMost(PATIENCE)
                    .until(() -> receiver.about("Exports are late").size() == 2);
            await().atMost(PATIENCE).until(() -> admin.delivered(ref) >= audience + 1);
            JsonPath stopped = admin.request()
                    .post(incident + "/" + ref + "/updates/" + update + "/stop")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            assertThat(stopped.getString("state")).isEqualTo("stopped");
            assertThat(stopped.getInt("told")).isEqualTo(audience);
            // Others say "the only open one".
            admin.request()
                    .body("{\"message\":\"Exports are in time.\",\"status\":\"resolved\"}")
                    .post(incident + "/" + ref + "/updates")
                    .then()
                    .statusCode(201);
        }
    }

    @Test
    void historyIsOnThePageAndIsToldToNobody() throws IOException {
        try (WebhookReceiver receiver = new WebhookReceiver()) {
            admin.subscribeWebhook(receiver.url());
            importHistory("created", 8);
            importHistory("unchanged", 8);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(Jsoup.connect(suite.incident("/history"))
                                    .get()
                                    .text())
                            .contains("Incident with GitHub Actions"));
            assertThat(receiver.about("Incident with GitHub Actions")).isEmpty();
        }
    }

    @Test
    void chatTypesIntoTheStandInAndShowsTheAnswer() throws Exception {
        assertThat(answered("/incident declare SEV3 Search is slow"))
                .contains("#incidents  you: /incident declare", "INC-");
        assertThat(admin.incident("Search is slow").getString("severity")).isEqualTo("SEV3");
        assertThat(answered("/incident declair SEV3 Typing is hard")).contains("only you can see this");
        assertThat(admin.incident("Typing is hard").getString("ref")).isNull();
        String ref = admin.incident("Search is slow").getString("ref");
        assertThat(answered("/incident resolve " + ref + " Search is quick")).contains(ref);
    }

    @Test
    void requestNotSignedBySlackOrTooOldIsRefusedAndDeclaresNothing() {
        Instant now = Instant.now();
        assertThat(slack.send("declare SEV1 Forged", now, "another secret")).isEqualTo(401);
        assertThat(slack.send("declare SEV1 Forged", now.minusSeconds(301), RunningSuite.SIGNING_SECRET))
                .isEqualTo(401);
        // It is a moment less ahead when it arrives; the very edge is the signature's own test.
        assertThat(slack.send("declare SEV1 Forged", now.plusSeconds(310), RunningSuite.SIGNING_SECRET))
                .isEqualTo(401);
        assertThat(admin.incident("Forged").getString("ref")).isNull();
    }

    private void importHistory(String effect, int number) throws IOException {
        try (InputStream history = RoadIT.class.getResourceAsStream("/github-status-trimmed.json")) {
            JsonPath answer = admin.request()
                    .body(history.readAllBytes())
                    .post(suite.incident("/api/v1/import/statuspage"))
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            assertThat(answer.getInt(effect)).isEqualTo(number);
            assertThat(answer.getList("skipped")).isEmpty();
        }
    }

    private Document page() throws IOException {
        return Jsoup.connect(suite.incident("/")).get();
    }

    private void awaitMails(int number) {
        await().atMost(PATIENCE)
                .until(() -> mails.to("ada@example.com", "Checkout is down").size() == number);
    }

    private void oneThreadOfMails() throws Exception {
        List<MimeMessage> thread = mails.to("ada@example.com", "Checkout is down");
        assertThat(thread.get(0).getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
        assertThat(thread.get(2).getHeader("References")).isNotEmpty();
        assertThat(thread.get(0).getMessageID()).isNotEqualTo(thread.get(1).getMessageID());
    }

    /** Typed again where the machine stood still for longer than Slack waits: here it does no harm. */
    private String answered(String line) {
        return await().atMost(PATIENCE).until(() -> chat(line), shown -> !shown.contains("operation_timeout"));
    }

    private String chat(String line) throws Exception {
        Process chat = new ProcessBuilder(
                        RunningSuite.repository().resolve("deploy/local/chat").toString(),
                        "--data",
                        suite.data().toString(),
                        line)
                .redirectErrorStream(true)
                .start();
        String shown = new String(chat.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(chat.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(chat.exitValue()).as(shown).isZero();
        return shown;
    }
}
