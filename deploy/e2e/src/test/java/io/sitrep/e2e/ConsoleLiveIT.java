package io.sitrep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** What of an incident's screen goes on by itself, in Chromium: its grid and facts while others change them, and its clock. */
@Order(1)
class ConsoleLiveIT extends AtTheConsole {
    /** As the grid numbers them. */
    private static final List<String> STATUSES =
            List.of("operational", "under_maintenance", "degraded_performance", "partial_outage", "major_outage");

    private static final String RUNS =
            "/^00:1[0-4]:[0-5][0-9]$/.test(document.querySelector('.countdown').textContent)";

    private final List<String> components = new ArrayList<>();
    private String ref;
    private String screen;

    ConsoleLiveIT(RunningSuite suite) {
        super(suite);
    }

    @BeforeEach
    void declare() {
        ada.comesIn();
        ada.browser.complaints();
        for (String name : List.of("Bank " + mark, "Post " + mark)) {
            components.add(admin.request()
                    .body(Map.of("name", name))
                    .post(suite.incident("/api/v1/components"))
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id"));
        }
        ref = admin.declare(Map.of(
                "title",
                "Mail is late " + mark,
                "message",
                "We look into it.",
                "notify",
                false,
                "next_update_in",
                "PT15M",
                "regions",
                List.of("europe", "asia"),
                "components",
                List.of(affected("Bank", "partial_outage"), affected("Post", "partial_outage"))));
        screen = "/console/incidents/" + ref;
        ada.open(screen);
        ada.arrives("main kbd");
        ada.browser.ask("window.stays = 'yes'");
    }

    @AfterEach
    void resolve() {
        admin.post(ref, "{\"message\":\"Over.\",\"status\":\"resolved\",\"notify\":false}");
        components.forEach(id -> admin.request().delete(suite.incident("/api/v1/components/" + id)));
    }

    @Test
    void gridAndFactsFollowWhatOthersChange() {
        change(Map.of(
                "workaround",
                "Use the telephone.",
                "severity",
                "SEV1",
                "components",
                List.of(affected("Bank", "operational"))));

        ada.sees("document.querySelector('#fact-workaround').value === 'Use the telephone.'"
                + " && document.querySelector('#fact-severity').value === 'SEV1'"
                + " && document.querySelector('" + cell(0, "world") + "').value === 'operational'"
                + " && document.querySelector('" + cell(0, "world") + "').className === 'operational'");
        assertThat(ada.browser.<String>ask("window.stays")).isEqualTo("yes");
        ada.browser.ask("document.querySelector('" + cell(0, "world") + "').focus()");
        ada.browser.press(Browser.Key.ALT, Browser.Key.RIGHT);
        assertThat(focus()).isEqualTo(field(0, "europe"));
        assertThat(ada.browser.complaints()).isEmpty();
    }

    @Test
    void whatIsTypedAndChosenThereStaysAndOnlyWhatOthersChangeIsNews() {
        ada.browser.ask("document.querySelector('" + cell(0, "europe") + "').focus()");
        ada.browser.type("5");
        ada.fill("#fact-workaround", "Wait.");
        change(Map.of(
                "workaround", "Use the telephone.", "components", List.of(affected("Post", "under_maintenance"))));

        ada.arrives("[data-box=facts] [data-asks=news]");
        ada.sees("document.querySelector('" + cell(1, "world") + "').value === 'under_maintenance'");
        assertThat(value("#fact-workaround")).isEqualTo("Wait.");
        assertThat(value(cell(0, "europe"))).isEqualTo("major_outage");
        assertThat(ada.browser.<String>ask("document.querySelector('" + cell(0, "europe") + "').className"))
                .isEqualTo("major_outage");

        ada.browser.click("form[action$=facts] button");
        ada.arrives(".refused table");
        admin.request()
                .body(Map.of("text", "Beside it " + mark))
                .post(suite.incident("/api/v1/incidents/" + ref + "/timeline"))
                .then()
                .statusCode(201);
        ada.sees("document.querySelector('.timeline').textContent.indexOf('Beside it " + mark + "') >= 0");
        assertThat(ada.browser.<Boolean>ask("!document.querySelector('[data-box=facts] [data-asks=news]')"))
                .as("a note changes no fact")
                .isTrue();
        assertThat(value("#fact-workaround")).isEqualTo("Wait.");
        ada.browser.click("form[action$=facts] button");
        ada.isTold("Saved.");
        assertThat(incident().getString("workaround")).isEqualTo("Wait.");
    }

    @Test
    void gridIsSetWithTheKeyboardAlone() {
        ada.tabsTo("here.name === '" + field(0, "world") + "'");
        ada.browser.type("2");
        ada.browser.press(Browser.Key.ALT, Browser.Key.RIGHT);
        assertThat(focus()).isEqualTo(field(0, "europe"));
        ada.browser.type("5");
        ada.browser.press(Browser.Key.ALT, Browser.Key.DOWN);
        assertThat(focus()).isEqualTo(field(1, "europe"));
        ada.browser.type("1");
        assertThat(ada.browser.<String>ask("window.stays")).isEqualTo("yes");
        ada.browser.press(Browser.Key.CONTROL, Browser.Key.ENTER);
        ada.isTold("Saved.");

        assertThat(statuses(0)).containsEntry("world", STATUSES.get(1)).containsEntry("europe", STATUSES.get(4));
        assertThat(statuses(1)).containsEntry("world", "partial_outage").containsEntry("europe", STATUSES.get(0));
        assertThat(ada.browser.complaints()).isEmpty();
    }

    @Test
    void countdownToTheNextUpdateRunsAndSaysWhenItIsLate() {
        ada.sees(RUNS);
        ada.browser.ask("(window.shown = document.querySelector('.countdown').textContent)");
        ada.sees(RUNS + " && document.querySelector('.countdown').textContent !== window.shown");
        ada.browser.ask("(window.held = document.querySelector('.countdown')) && 1");

        change(Map.of("title", "Mail does not arrive " + mark));

        ada.sees("document.querySelector('h1').textContent.indexOf('Mail does not arrive') >= 0"
                + " && document.querySelector('.countdown') !== window.held && " + RUNS);
        ada.browser.ask("(window.shown = document.querySelector('.countdown').textContent)");
        ada.sees(RUNS + " && document.querySelector('.countdown').textContent !== window.shown");

        ada.browser.ask("(document.querySelector('.countdown').dataset.until = '2020-01-01T00:00:00Z')");
        ada.sees("document.querySelector('.countdown.late').textContent.endsWith(' late')");
    }

    private Map<String, String> affected(String name, String status) {
        return Map.of("name", name + " " + mark, "status", status);
    }

    private void change(Map<String, ?> fields) {
        // Whatever the bot, which writes its room down, does meanwhile.
        admin.request()
                .header("If-Match", "*")
                .body(fields)
                .patch(suite.incident("/api/v1/incidents/" + ref))
                .then()
                .statusCode(200);
    }

    private JsonPath incident() {
        return admin.request().get(suite.incident("/api/v1/incidents/" + ref)).jsonPath();
    }

    private Map<String, String> statuses(int component) {
        return incident().getMap("components.find { it.id == '" + components.get(component) + "' }.region_statuses");
    }

    /** Name of the field for how a component does in a part of the world. */
    private String field(int component, String region) {
        return "cell." + components.get(component) + "." + region;
    }

    private String cell(int component, String region) {
        return "[name=\"" + field(component, region) + "\"]";
    }

    private String focus() {
        return ada.browser.ask("document.activeElement.name");
    }

    private String value(String field) {
        return ada.browser.ask("document.querySelector('" + field + "').value");
    }
}
