package io.sitrep.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;

/** Somebody at the console, with a browser of their own. */
final class ConsolePerson implements AutoCloseable {
    /** A machine that does much else at the same time is slow, and no less right. */
    private static final Duration SOON = Duration.ofSeconds(60);

    private static final int MOST_TABS = 120;

    final Browser browser = new Browser();
    private final RunningSuite suite;

    ConsolePerson(RunningSuite suite) {
        this.suite = suite;
    }

    /** At the list of incidents; signs in where that is asked for, with the keyboard alone. */
    ConsolePerson comesIn() {
        open("/console/incidents");
        if (browser.<Boolean>ask("!!document.querySelector('#token')")) {
            browser.type(suite.adminToken());
            browser.press(Browser.Key.ENTER);
        }
        sees("location.pathname === '/console/incidents' && document.querySelector('.rows, main .quiet')"
                + " && document.readyState === 'complete'");
        return this;
    }

    void open(String path) {
        browser.open(suite.incident(path));
    }

    /** Into the field, letter by letter for the script that listens. */
    void fill(String field, String text) {
        browser.ask("document.querySelector('" + field + "').focus()");
        browser.type(text);
    }

    /** @param condition JavaScript that comes true soon */
    void sees(String condition) {
        await(condition).atMost(SOON).ignoreExceptions().until(() -> browser.<Boolean>ask("!!(" + condition + ")"));
    }

    void arrives(String selector) {
        sees("document.querySelector('" + selector + "')");
    }

    /** What is said of a call, in the region for that and where one looks. */
    void hears(String call) {
        sees("(function (said) { return said.top >= 0 && said.height > 0 && said.bottom <= innerHeight; })("
                + "document.querySelector('[role=status] [data-" + call + "]').getBoundingClientRect())");
    }

    /** What the next screen says was done. */
    void isTold(String text) {
        sees("document.querySelector('.notice.done') && document.querySelector('.notice.done').textContent.indexOf('"
                + text + "') >= 0 && document.readyState === 'complete'");
    }

    /** By Tab, as often as it takes, to something that can be seen to have the focus. */
    void tabsTo(String reached) {
        for (int tabs = 0; tabs < MOST_TABS; tabs++) {
            browser.press(Browser.Key.TAB);
            if (browser.<Boolean>ask("(function (here) { return !!(" + reached + "); })(document.activeElement)")) {
                assertThat(
                                browser.<Boolean>ask(
                                        "(function (style) { return style.outlineStyle !== 'none'"
                                                + " && parseFloat(style.outlineWidth) > 0; })(getComputedStyle(document.activeElement))"))
                        .as("it can be seen where one is: " + reached)
                        .isTrue();
                return;
            }
        }
        throw new AssertionError("no Tab leads to: " + reached);
    }

    /** The reference of what is on the screen. */
    String ref() {
        String path = browser.ask("location.pathname");
        return path.substring(path.lastIndexOf('/') + 1);
    }

    @Override
    public void close() {
        browser.close();
    }
}
