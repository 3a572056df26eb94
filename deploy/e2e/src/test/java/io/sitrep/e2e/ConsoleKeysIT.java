package io.sitrep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The console without a mouse, in Chromium: what can be done shows its key, and keys do what they say. */
@Order(1)
class ConsoleKeysIT extends AtTheConsole {
    private String component;
    private String ref;
    private String screen;

    ConsoleKeysIT(RunningSuite suite) {
        super(suite);
    }

    @BeforeEach
    void declare() {
        ada.comesIn();
        component = made("/api/v1/components", Map.of("name", "Mail " + mark))
                .get("id")
                .toString();
        ref = admin.declare(Map.of("title", "Mail is late " + mark, "message", "We look into it.", "notify", false));
        made("/api/v1/incidents/" + ref + "/tasks", Map.of("text", "Call the bank"));
        admin.post(ref, "{\"message\":\"It may be the queue.\",\"notify\":false}");
        admin.post(ref, "{\"message\":\"Not said yet.\",\"publish\":\"held\",\"notify\":false}");
        screen = "/console/incidents/" + ref;
    }

    @AfterEach
    void resolve() {
        admin.post(ref, "{\"message\":\"Over.\",\"status\":\"resolved\",\"notify\":false}");
        admin.request().delete(suite.incident("/api/v1/components/" + component));
    }

    @Test
    void eachActionShowsItsKeyAndKeysDoWhatTheySay() {
        ada.open(screen);
        ada.arrives("main kbd");
        ada.browser.type("n");
        ada.browser.type("Written by keys " + mark);
        ada.browser.ask("document.activeElement.dispatchEvent("
                + "new KeyboardEvent('keydown', {key: 'Enter', ctrlKey: true, bubbles: true}))");
        ada.sees("document.querySelector('.notice.done') && document.querySelector('.timeline').textContent.indexOf("
                + "'Written by keys " + mark + "') >= 0");
        ada.browser.type("?");
        ada.arrives("dialog[open]");
        assertThat(ada.browser.texts("dialog dd"))
                .contains("Incidents", "Deliveries", "Publish", "Correct", "Sign out");
        ada.browser.press(Browser.Key.ESCAPE);
        ada.browser.type("l");
        ada.sees("location.pathname === '/console/deliveries' && document.readyState === 'complete'");
    }

    @Test
    void noActionIsWithoutAKeyInRowsEither() {
        for (String path : List.of(
                screen,
                "/console/incidents",
                "/console/deliveries?incident=" + ref,
                "/console/tokens",
                "/console/signed-in",
                "/console/social",
                "/console/subscribers",
                "/console/catalog",
                "/console/catalog/components/" + component,
                "/console/start")) {
            ada.open(path);
            ada.arrives(".pages kbd");
            assertThat(ada.browser.<List<String>>ask("Array.from(document.querySelectorAll("
                            + "'main button:not([role=tab], .sr), main details:has(> form) > summary'))"
                            + ".filter(each => each.checkVisibility() && !each.querySelector('kbd'))"
                            + ".map(each => each.outerHTML)"))
                    .as(path)
                    .isEmpty();
        }
    }

    @Test
    void letterOfSeveralRowsLeadsToOneAfterTheOtherAndOneInAMenuOpensIt() {
        ada.open(screen);
        ada.arrives(".updates kbd");

        ada.browser.type("CC");

        assertThat(
                        ada.browser.<Boolean>ask(
                                "document.activeElement === document.querySelectorAll("
                                        + "'.updates summary[data-key=C]')[1] && !document.querySelector('.updates details.more[open]')"))
                .isTrue();
        ada.browser.press(Browser.Key.ENTER);
        ada.sees("document.activeElement.parentElement.open");
        ada.browser.type("T");
        assertThat(ada.browser.<Boolean>ask("document.activeElement.matches('.tasks button')"))
                .isTrue();
        ada.browser.press(Browser.Key.ENTER);
        ada.sees("document.querySelector('.tasks .done') && document.readyState === 'complete'");
        ada.browser.type("Q");
        assertThat(ada.browser.<Boolean>ask("document.activeElement.matches('.menu[open] [data-leave]')"))
                .isTrue();
        ada.browser.press(Browser.Key.ENTER);
        ada.arrives("#token");
    }

    private Map<String, ?> made(String path, Map<String, ?> body) {
        return admin.request()
                .body(body)
                .post(suite.incident(path))
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getMap("");
    }
}
