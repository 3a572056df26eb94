package io.sitrep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** What is typed at the console, in Chromium: it is kept until it has been sent and no longer, and what is wrong with it is said. */
@Order(1)
class ConsoleTypedIT extends AtTheConsole {
    private String component;
    private String ref;
    private String screen;

    ConsoleTypedIT(RunningSuite suite) {
        super(suite);
    }

    @BeforeEach
    void declare() {
        ada.comesIn();
        ada.browser.complaints();
        component = made("/api/v1/components", Map.of("name", "Mail " + mark), "id");
        ref = admin.declare(Map.of(
                "title",
                "Mail is late " + mark,
                "message",
                "We look into it.",
                "notify",
                false,
                "components",
                List.of(Map.of("id", component, "status", "partial_outage"))));
        screen = "/console/incidents/" + ref;
    }

    @AfterEach
    void resolve() {
        ada.browser.isOffline(false);
        admin.post(ref, "{\"message\":\"Over.\",\"status\":\"resolved\",\"notify\":false}");
        admin.request().delete(suite.incident("/api/v1/components/" + component));
    }

    @Test
    void textThatWasSentAgainDoesNotStandInItsBoxOnceMore() {
        ada.open(screen);
        ada.fill("#message", "Told but once");
        ada.browser.ask("document.querySelector('form[data-preview-at] [name=form_token]').value = 'A'.repeat(43)");
        ada.browser.click("button[name=publish][value=now]");
        ada.arrives("[aria-labelledby=resend] button");

        ada.browser.click("[aria-labelledby=resend] button");

        ada.isTold("The update is published.");
        assertThat(value("#message")).isEmpty();
        assertThat(keptOf("update-" + ref)).isEmpty();
        assertThat(ada.browser.texts(".updates .message")).contains("Told but once");
    }

    @Test
    void whyAnUpdateWouldBeRefusedIsSaidWhileItIsTyped() {
        ada.open(screen);
        choose("#visibility", "internal");
        choose("#status", "resolved");
        ada.fill("#message", "It is over.");

        ada.sees("document.querySelector('[data-preview] .refused').textContent.trim()");
        assertThat(ada.browser.texts("[data-failed]")).isEmpty();

        choose("#visibility", "");
        ada.sees("document.querySelector('[data-preview] .rendered')"
                + " && !document.querySelector('[data-preview] .refused')");
        assertThat(value("#message")).isEqualTo("It is over.");
        ada.browser.complaints();
    }

    @Test
    void whateverWasTypedOrChosenIsThereAgainAndNotOnlyLongTexts() {
        String planned = made(
                "/api/v1/maintenances",
                Map.of(
                        "title",
                        "New discs " + mark,
                        "message",
                        "We change discs.",
                        "notify",
                        false,
                        "scheduled_for",
                        "2031-03-04T22:00:00Z",
                        "scheduled_until",
                        "2031-03-05T01:00:00Z"),
                "ref");
        ada.open("/console/maintenances/" + planned);
        ada.arrives("main kbd");
        choose("#plan-from", "2031-03-04T23:30");
        ada.open(screen);
        ada.arrives("main kbd");
        ada.fill("#role-commander", "Bob");
        choose("[data-grid] select", "major_outage");
        ada.open("/console/catalog/components/" + component);
        ada.arrives("main kbd");
        ada.fill("#name", "Our ");

        ada.open("/console/maintenances/" + planned);
        ada.sees("document.querySelector('#plan-from').value === '2031-03-04T23:30'");
        ada.open(screen);
        ada.sees("document.querySelector('#role-commander').value === 'Bob'");
        assertThat(value("[data-grid] select")).isEqualTo("major_outage");
        assertThat(ada.browser.<String>ask("document.querySelector('[data-grid] select').className"))
                .isEqualTo("major_outage");
        ada.open("/console/catalog/components/" + component);
        ada.sees("document.querySelector('#name').value.indexOf('Our ') >= 0");

        ada.open(screen);
        ada.browser.click("form[action$=grid] button");
        ada.isTold("Saved.");
        assertThat(keptOf("/grid")).isEmpty();
        ada.open("/console/maintenances/" + planned);
        ada.browser.click("form[action$=plan] button");
        ada.isTold("Saved.");
        assertThat(keptOf("/plan")).isEmpty();
        made(
                "/api/v1/maintenances/" + planned + "/updates",
                Map.of("message", "Not now.", "status", "cancelled", "notify", false),
                "id");
    }

    @Test
    void whoCannotSignOutLosesNothing() {
        ada.open(screen);
        ada.fill("#message", "Half a thought");
        ada.browser.isOffline(true);
        ada.sees("!navigator.onLine");

        ada.browser.ask("document.querySelector('[data-leave]').click()");

        ada.sees("document.querySelector('[data-offline]')");
        assertThat(keptOf("update-" + ref)).hasSize(1);
        ada.browser.isOffline(false);
        ada.sees("navigator.onLine");
        ada.browser.ask("document.querySelector('[data-leave]').click()");
        ada.arrives("#token");
        assertThat(keptOf("update-" + ref)).isEmpty();
        ada.browser.complaints();
    }

    /** Under which names the browser keeps something of this. */
    private List<String> keptOf(String form) {
        return ada.browser.ask(
                "Object.keys(localStorage).filter(key => key.startsWith('sitrep-draft ') && key.endsWith('" + form
                        + "'))");
    }

    private String made(String path, Map<String, ?> body, String name) {
        return admin.request()
                .body(body)
                .post(suite.incident(path))
                .then()
                .statusCode(201)
                .extract()
                .path(name);
    }

    private void choose(String field, String value) {
        ada.browser.ask("(function (field) { field.value = '" + value + "'; ['input', 'change'].forEach(name =>"
                + " field.dispatchEvent(new Event(name, {bubbles: true}))); })(document.querySelector('" + field
                + "'))");
    }

    private String value(String field) {
        return ada.browser.ask("document.querySelector('" + field + "').value");
    }
}
