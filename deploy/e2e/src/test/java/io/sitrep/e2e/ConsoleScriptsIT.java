package io.sitrep.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** What the console gains where scripts run, in Chromium: nothing that was typed is lost, and screens that stay open follow. */
@Order(1)
class ConsoleScriptsIT extends AtTheConsole {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int SLOW_MILLIS = 1_000;

    /** For a page's own script a second is over after a tenth. */
    private static final String HURRY =
            "(window.setTimeout = (later => (work, wait) => later(work, wait / 10))(window.setTimeout)) && 1";

    private final List<String> subscribers = new ArrayList<>();
    private String ref;
    private String screen;

    ConsoleScriptsIT(RunningSuite suite) {
        super(suite);
    }

    @BeforeEach
    void declare() {
        ada.comesIn();
        ada.browser.complaints();
        ref = admin.declare(Map.of("title", "Mail is late " + mark, "message", "We look into it.", "notify", false));
        screen = "/console/incidents/" + ref;
    }

    @AfterEach
    void resolve() {
        admin.post(ref, "{\"message\":\"Over.\",\"status\":\"resolved\",\"notify\":false}");
        subscribers.forEach(id -> admin.request().delete(suite.notifier("/api/v1/subscribers/" + id)));
    }

    @Test
    void whatCouldNotBeSentIsThereAgainAndGoneOnceItWasSent() {
        ada.open(screen);
        ada.fill("#message", "Half a thought");
        // What there is not is answered like everything that fails: by another page than the one with the text.
        ada.browser.ask(
                "document.querySelector('form[data-preview-at]').action = '/console/incidents/INC-999999/updates'");
        ada.browser.click("button[name=publish][value=now]");
        ada.sees("document.querySelector('[role=alert]') && !document.querySelector('#message')");
        ada.open(screen);
        ada.sees("document.querySelector('#message').value === 'Half a thought'");

        ada.browser.click("button[name=publish][value=now]");
        ada.isTold("The update is published.");
        ada.open(screen);
        ada.arrives(".updates .message");
        assertThat(value("#message")).isEmpty();
        assertThat(ada.browser.texts(".updates .message")).contains("Half a thought");
    }

    @Test
    void slowAnswerIsSaidWhileOneWaits() {
        ada.open(screen);
        ada.browser.ask("void (new MutationObserver(() => sessionStorage.setItem('slow-was-said', 'yes'))"
                + ".observe(document.querySelector('[data-calls]'), {childList: true}))");
        ada.browser.ask(HURRY);
        ada.fill("#note", "Written down slowly");
        ada.browser.isSlow(SLOW_MILLIS);
        ada.browser.click("form.note button");
        ada.sees("document.querySelector('.notice.done')");
        ada.browser.isSlow(0);
        assertThat(ada.browser.<String>ask("sessionStorage.getItem('slow-was-said')"))
                .isEqualTo("yes");
        assertThat(ada.browser.texts(".timeline li")).anyMatch(line -> line.contains("Written down slowly"));
    }

    @Test
    void textWhoseGroundHasChangedIsOfferedAndNotPutOverIt() {
        ada.open(screen);
        ada.fill("#fact-workaround", "Wait.");
        change("workaround", "Use the telephone.");
        ada.open(screen);

        ada.arrives("#fact-workaround");
        assertThat(value("#fact-workaround")).isEqualTo("Use the telephone.");
        ada.browser.click("[data-offered] button");

        assertThat(value("#fact-workaround")).isEqualTo("Wait.");
        ada.browser.click("form[action$=facts] button");
        ada.isTold("Saved.");
        assertThat(admin.incident("Mail is late " + mark).getString("workaround"))
                .isEqualTo("Wait.");
    }

    @Test
    void changeOfSomebodyElseIsShownAsADifferenceBeforeItIsWrittenOver() {
        ada.open(screen);
        ada.fill("#fact-workaround", "Wait.");
        change("workaround", "Use the telephone.");

        ada.browser.click("form[action$=facts] button");

        ada.arrives(".refused table");
        assertThat(ada.browser.texts(".refused tbody td")).containsExactly("", "Use the telephone.", "Wait.");
        assertThat(value("#fact-workaround")).isEqualTo("Wait.");
        assertThat(admin.incident("Mail is late " + mark).getString("workaround"))
                .isEqualTo("Use the telephone.");
        ada.browser.click("form[action$=facts] button");
        ada.isTold("Saved.");
    }

    @Test
    void previewFollowsAndATimelineTooWhileATextIsBeingTyped() {
        ada.open(screen);
        ada.fill("#message", "The **bank** is out.");
        ada.sees("document.querySelector('[data-preview] .rendered strong').textContent === 'bank'");
        ada.browser.ask("window.stays = 'yes'");

        admin.request()
                .body(Map.of("text", "The bank called back " + mark))
                .post(suite.incident("/api/v1/incidents/" + ref + "/timeline"))
                .then()
                .statusCode(201);

        ada.sees("document.querySelector('.timeline').textContent.indexOf('The bank called back " + mark + "') >= 0");
        assertThat(ada.browser.<String>ask("window.stays")).isEqualTo("yes");
        assertThat(value("#message")).isEqualTo("The **bank** is out.");
        assertThat(ada.browser.complaints()).isEmpty();
    }

    @Test
    void sessionThatHasEndedIsSaidAndTheTextIsThereAfterSigningInAgain() {
        ada.open(screen);
        ada.fill("#message", "Typed ");
        ada.browser.click("button[formaction$=preview]:not([data-enter])");
        ada.sees("location.pathname === '" + screen + "/preview' && document.readyState === 'complete'");
        Clerk elsewhere = new Clerk(suite).signedIn();
        elsewhere.submit("/console/sign-out-everywhere", Map.of());

        ada.fill("#message", "too late");
        ada.browser.ask("window.scrollTo(0, document.body.scrollHeight)");

        ada.hears("ended");
        ada.browser.click("[data-ended] a");
        ada.arrives("#token");
        ada.browser.type(suite.adminToken());
        ada.browser.press(Browser.Key.ENTER);
        ada.sees("location.pathname === '" + screen
                + "' && /Typed/.test(document.querySelector('#message').value)"
                + " && /too late/.test(document.querySelector('#message').value)");
        ada.browser.complaints();
    }

    @Test
    void tellingIsFollowedWhileItRuns() throws IOException {
        try (WebhookReceiver receiver = new WebhookReceiver()) {
            CountDownLatch nobodyAnswers = receiver.answerNobody();
            for (int i = 0; i < 3; i++) {
                subscribers.add(admin.request()
                        .body(Map.of("channel", "webhook", "address", receiver.url() + "?" + mark + i))
                        .post(suite.notifier("/api/v1/subscribers"))
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id"));
            }
            admin.post(ref, "{\"message\":\"Told to three who do not answer.\"}");
            await().atMost(SOON).until(() -> {
                ada.open("/console/deliveries?incident=" + ref);
                return ada.browser.<Boolean>ask("document.querySelectorAll('" + mine() + "').length === 3");
            });
            int settled = ada.browser.ask("document.querySelector('progress').value");
            assertThat(ada.browser.<Integer>ask("document.querySelector('progress').max"))
                    .isGreaterThanOrEqualTo(settled + 3);
            ada.browser.ask("window.stays = 'yes'");
            String reader = "a[href$=\"" + subscribers.get(0) + "\"]";
            ada.browser.ask("document.querySelector('" + reader + "').focus()");

            nobodyAnswers.countDown();

            ada.sees("Array.from(document.querySelectorAll('" + mine() + "')).every(each =>"
                    + " each.querySelector('.tag').textContent === 'delivered')");
            assertThat(ada.browser.<Integer>ask("document.querySelector('progress').value"))
                    .isGreaterThanOrEqualTo(settled + 3);
            assertThat(ada.browser.<String>ask("window.stays")).isEqualTo("yes");
            ada.browser.press(Browser.Key.ENTER);
            ada.sees("location.pathname.endsWith('" + subscribers.get(0) + "') && document.readyState === 'complete'");
        }
    }

    /** Rows of the ledger. */
    private String mine() {
        return subscribers.stream()
                .map(id -> "[data-box=ledger] > ul > li:has(a[href$=\"" + id + "\"])")
                .collect(Collectors.joining(", "));
    }

    private void change(String field, String text) {
        // Whatever the bot, which writes its room down, does meanwhile.
        admin.request()
                .header("If-Match", "*")
                .body(Map.of(field, text))
                .patch(suite.incident("/api/v1/incidents/" + ref))
                .then()
                .statusCode(200);
    }

    private String value(String field) {
        return ada.browser.ask("document.querySelector('" + field + "').value");
    }
}
