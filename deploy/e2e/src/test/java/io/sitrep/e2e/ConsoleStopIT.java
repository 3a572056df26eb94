package io.sitrep.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Stop at the console while people are being told: some have it already, others wait, and one is being told right now. */
@Order(1)
@ExtendWith(SharedSuite.class)
class ConsoleStopIT {
    private static final Duration SOON = Duration.ofSeconds(60);

    /** The number is said where the notifier has stopped within some seconds; on a machine that stalls, at another try. */
    private static final int TRIES = 3;

    private static ConsolePerson ada;
    private static ConsolePerson bob;

    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private final String title = "Search is slow " + mark;
    private final String wrong = "Everything is lost " + mark;
    private final String right = "It is the index " + mark;
    private final List<String> subscribers = new ArrayList<>();
    private final RunningSuite suite;
    private final Admin admin;
    private final Mails mails;
    private String ref;

    ConsoleStopIT(RunningSuite suite) {
        this.suite = suite;
        admin = new Admin(suite);
        mails = new Mails(suite);
    }

    @BeforeAll
    static void sitDown(RunningSuite suite) {
        ada = new ConsolePerson(suite);
        bob = new ConsolePerson(suite);
    }

    @AfterAll
    static void getUp() {
        ada.close();
        bob.close();
    }

    @BeforeEach
    void declare() {
        ref = admin.declare(Map.of("title", title, "message", "We look into it.", "notify", false));
        ada.comesIn();
    }

    @AfterEach
    void resolve() {
        channel("email", "enable");
        admin.post(ref, "{\"message\":\"Over.\",\"status\":\"resolved\",\"notify\":false}");
        subscribers.forEach(id -> admin.request().delete(suite.notifier("/api/v1/subscribers/" + id)));
    }

    @Test
    void howManyHaveItAlreadyIsSaidAndWhoStillWaitsNeverHears() throws IOException {
        try (WebhookReceiver receiver = new WebhookReceiver()) {
            String address = "waits." + mark + "@example.com";
            subscribe("webhook", receiver.url() + "?" + mark);
            String waits = subscribe("email", address);
            channel("email", "disable");
            bob.comesIn();
            bob.open("/console/incidents/" + ref);

            String said = "";
            for (int tries = 1; tries <= TRIES && !said.contains("Told already"); tries++) {
                int told = tries;
                publish(wrong);
                await("one has it, and one waits").atMost(SOON).until(() -> {
                    JsonPath counts = counts();
                    return counts.get("delivered") != null
                            && counts.getInt("delivered") == told
                            && counts.getInt("pending") > 0;
                });
                said = stop();
            }

            assertThat(said).startsWith("The telling is stopped.").contains("Told already: 1");
            assertThat(receiver.about(title)).allMatch(each -> each.body().contains(wrong));
            ada.arrives(".updates > :first-child:has(.state-stopped) button.retract");
            bob.sees("document.querySelector('.updates > :first-child .state-stopped')");
            ada.open("/console/deliveries?incident=" + ref);
            ada.sees(isCancelled(waits));
            assertThat(ada.browser.texts("[data-box=progress] tbody th")).allMatch(line -> line.endsWith("stopped"));

            channel("email", "enable");
            publish(right);
            await("what is right arrives")
                    .atMost(SOON)
                    .until(() -> mails.to(address, title).size() == 1
                            && receiver.about(title).stream()
                                    .anyMatch(each -> each.body().contains(right)));
            assertThat(ConsoleIT.content(mails.to(address, title).get(0)))
                    .contains(right)
                    .doesNotContain(wrong);
        }
    }

    @Test
    void attemptThatIsUnderWayIsNotMadeAgain() throws IOException {
        try (WebhookReceiver receiver = new WebhookReceiver()) {
            CountDownLatch nobodyAnswers = receiver.answerNobody();
            String waits = subscribe("webhook", receiver.url() + "?" + mark);
            publish(wrong);
            await("it is asked and does not answer")
                    .atMost(SOON)
                    .until(() -> !receiver.about(title).isEmpty());

            assertThat(stop()).startsWith("The telling is stopped.");
            ada.open("/console/deliveries?incident=" + ref);
            ada.sees(isCancelled(waits));
            int asked = receiver.about(title).size();
            nobodyAnswers.countDown();

            publish(right);
            await("what is right arrives")
                    .atMost(SOON)
                    .until(() -> receiver.about(title).stream()
                            .anyMatch(each -> each.body().contains(right)));
            assertThat(receiver.about(title))
                    .filteredOn(each -> each.body().contains(wrong))
                    .hasSize(asked);
        }
    }

    private void publish(String text) {
        ada.open("/console/incidents/" + ref);
        ada.fill("#message", text);
        ada.browser.click("button[name=publish][value=now]");
        ada.isTold("The update is published.");
    }

    /** By its letter; returns what is said then. */
    private String stop() {
        ada.browser.ask("document.activeElement.blur()");
        ada.browser.type("x");
        ada.browser.agree();
        ada.isTold("The telling is stopped.");
        return ada.browser.text(".notice.done");
    }

    /** All that the ledger on the screen has for a subscriber. */
    private static String isCancelled(String subscriber) {
        return "(states => states.length && states.every(each => each.textContent === 'cancelled'))("
                + "Array.from(document.querySelectorAll('[data-box=ledger] > ul > li:has(a[href$=\"" + subscriber
                + "\"]) .tag:first-child')))";
    }

    private JsonPath counts() {
        return admin.request()
                .get(suite.notifier("/api/v1/incidents/" + ref + "/deliveries"))
                .jsonPath();
    }

    private String subscribe(String channel, String address) {
        String id = admin.request()
                .body(Map.of("channel", channel, "address", address))
                .post(suite.notifier("/api/v1/subscribers"))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        subscribers.add(id);
        return id;
    }

    private void channel(String channel, String turn) {
        admin.request()
                .body(Map.of("reason", "for " + mark))
                .post(suite.notifier("/api/v1/channels/" + channel + "/" + turn))
                .then()
                .statusCode(200);
    }
}
