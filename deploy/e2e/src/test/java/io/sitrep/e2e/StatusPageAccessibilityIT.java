package io.sitrep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The status page for readers without a mouse, and for those who see little or nothing. */
@Order(1)
@ExtendWith(SharedSuite.class)
class StatusPageAccessibilityIT {
    /** Whatever can be reached, in the order of the document. */
    private static final String INTERACTIVE = "Array.from(document.querySelectorAll("
            + "'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex=\"0\"]'))"
            + ".filter(function (each) { return each.checkVisibility({visibilityProperty: true}); })";

    private static final Axe AXE = new Axe();
    private static PageStory story;

    private Browser browser;

    @BeforeAll
    static void tellTheStory(RunningSuite suite) {
        story = new PageStory(suite).told();
    }

    @AfterAll
    static void endTheStory() {
        story.close();
    }

    @BeforeEach
    void openBrowser() {
        browser = new Browser();
    }

    @AfterEach
    void closeBrowser() {
        browser.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void axeFindsNothingToObjectTo(String scheme) {
        browser.prefers(scheme);
        for (String address : pages()) {
            browser.desktop();
            browser.open(address);
            assertThat(AXE.violations(browser))
                    .as(address + ", " + scheme + ", 1280 px")
                    .isEmpty();
            browser.phone();
            browser.open(address);
            assertThat(AXE.violations(browser))
                    .as(address + ", " + scheme + ", 390 px")
                    .isEmpty();
        }
    }

    @Test
    void skipLinkIsReachedFirstAndLeadsToWhatThePageIsAbout() {
        browser.open(story.page("/"));
        browser.press(Browser.Key.TAB);
        assertThat(browser.<String>ask("document.activeElement.className")).isEqualTo("skip");
        assertThat(focusIsVisible()).isTrue();
        browser.press(Browser.Key.ENTER);
        assertThat(browser.<String>ask("document.activeElement.tagName")).isEqualTo("MAIN");
        browser.press(Browser.Key.TAB);
        assertThat(browser.<Boolean>ask("document.querySelector('main').contains(document.activeElement)"))
                .isTrue();
    }

    @Test
    void keyboardReachesEverythingInReadingOrderAndShowsWhereItIs() {
        for (String address : pages()) {
            browser.open(address);
            int number = browser.<Integer>ask(INTERACTIVE + ".length");
            assertThat(number).isGreaterThan(5);
            for (int next = 0; next < number; next++) {
                browser.press(Browser.Key.TAB);
                assertThat(browser.<Integer>ask(INTERACTIVE + ".indexOf(document.activeElement)"))
                        .as(address + ": after " + browser.ask("document.activeElement.outerHTML"))
                        .isEqualTo(next);
                assertThat(focusIsVisible())
                        .as(address + ": " + browser.ask("document.activeElement.outerHTML"))
                        .isTrue();
            }
        }
    }

    @Test
    void menusOpenAndCloseAndTheThemeTurnsByKeyboard() {
        browser.open(story.page("/"));
        browser.ask("document.querySelector('.menu summary').focus()");
        browser.press(Browser.Key.ENTER);
        browser.press(Browser.Key.TAB);
        assertThat(browser.<String>ask("document.activeElement.lang")).isEqualTo("en");
        assertThat(focusIsVisible()).isTrue();
        browser.press(Browser.Key.ESCAPE);
        assertThat(browser.<String>ask("document.activeElement.tagName")).isEqualTo("SUMMARY");
        assertThat(browser.<Boolean>ask("document.querySelector('.menu').open")).isFalse();
        browser.ask("document.querySelector('[data-theme-button]').focus()");
        browser.press(Browser.Key.ENTER);
        assertThat(browser.<String>ask("document.documentElement.dataset.theme"))
                .isEqualTo("dark");
    }

    /** An outline is drawn, and what has it is in the window and under nothing else. */
    private boolean focusIsVisible() {
        Map<String, ?> focus = browser.ask("(function () {"
                + "var here = document.activeElement, style = getComputedStyle(here), box = here.getClientRects()[0];"
                + "var there = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);"
                + "return {outlined: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0,"
                + "  shown: !!there && (here.contains(there) || there.contains(here))}; })()");
        return focus.values().stream().allMatch(Boolean.TRUE::equals);
    }

    private static List<String> pages() {
        return List.of(
                story.page("/"),
                story.openIncident(),
                story.overIncident(),
                story.page("/history"),
                story.page("/maintenances"),
                story.page("/report"),
                story.page("/?lang=it"));
    }
}
