package io.sitrep.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The walk that is written down in {@code deploy/e2e/keyboard-walk.md}, step by step. */
@Order(1)
@ExtendWith(SharedSuite.class)
class StatusPageKeyboardIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int MOST_TABS = 300;
    private static final Pattern STEP = Pattern.compile("(?m)^\\d+\\. ");

    private final RunningSuite suite;
    private final PageStory story;
    private Browser browser;

    StatusPageKeyboardIT(RunningSuite suite) {
        this.suite = suite;
        story = new PageStory(suite);
    }

    @BeforeEach
    void openBrowser() {
        browser = new Browser();
        story.told();
    }

    @AfterEach
    void closeBrowser() {
        browser.close();
        story.close();
    }

    @Test
    void walkIsTakenAsItIsWritten() throws IOException {
        List<Runnable> steps = List.of(
                this::skips,
                this::history,
                this::search,
                this::incident,
                this::language,
                this::zone,
                this::theme,
                this::reportForm,
                this::report,
                this::subscribe);
        String written = Files.readString(Path.of("keyboard-walk.md"));
        assertThat(STEP.matcher(written).results().count())
                .as("steps that are written down")
                .isEqualTo(steps.size());
        steps.forEach(Runnable::run);
    }

    private void skips() {
        browser.open(story.page("/"));
        browser.press(Browser.Key.TAB);
        assertThat(browser.<String>ask("document.activeElement.className")).isEqualTo("skip");
        browser.press(Browser.Key.ENTER);
        browser.press(Browser.Key.TAB);
        assertThat(browser.<Boolean>ask("document.querySelector('main').contains(document.activeElement)"))
                .isTrue();
    }

    private void history() {
        browser.open(story.page("/"));
        tabTo("here.matches('nav.pages a') && here.pathname === '/history'");
        browser.press(Browser.Key.ENTER);
        awaitThat("location.pathname === '/history' && document.readyState === 'complete'");
    }

    private void search() {
        tabTo("here.id === 'q'");
        browser.type("Uploads");
        browser.press(Browser.Key.ENTER);
        awaitThat("location.search.indexOf('q=Uploads') > 0 && document.querySelector('.found')");
        assertThat(browser.texts(".month h3")).isNotEmpty().allMatch(PageStory.OVER::equals);
    }

    private void incident() {
        tabTo("here.matches('.month h3 a')");
        browser.press(Browser.Key.ENTER);
        awaitThat("location.pathname.indexOf('/incidents/') === 0 && document.readyState === 'complete'");
        assertThat(browser.text("main h1")).isEqualTo(PageStory.OVER);
    }

    private void language() {
        tabTo("here.matches('.menu summary')");
        browser.press(Browser.Key.ENTER);
        tabTo("here.matches('.menu a[lang=it]')");
        browser.press(Browser.Key.ENTER);
        awaitThat("document.documentElement.lang === 'it' && document.readyState === 'complete'");
    }

    private void zone() {
        tabTo("here.matches('.menu summary') && here.parentElement.querySelector('#tz')");
        browser.press(Browser.Key.ENTER);
        tabTo("here.id === 'tz'");
        assertThat(browser.<Boolean>ask("document.activeElement.selectionEnd > document.activeElement.selectionStart"))
                .as("what stands there is marked, and typed over")
                .isTrue();
        browser.type("Asia/Tokyo");
        browser.press(Browser.Key.ENTER);
        awaitThat("document.documentElement.dataset.zone === 'Asia/Tokyo'");
    }

    private void theme() {
        String before = browser.ask("getComputedStyle(document.documentElement).backgroundColor");
        tabTo("here.matches('[data-theme-button]')");
        browser.press(Browser.Key.ENTER);
        assertThat(browser.<String>ask("getComputedStyle(document.documentElement).backgroundColor"))
                .isNotEqualTo(before);
    }

    private void reportForm() {
        browser.open(story.page("/?lang=it"));
        tabTo("here.matches('.further a') && here.pathname === '/report'");
        browser.press(Browser.Key.ENTER);
        awaitThat("location.pathname === '/report' && document.readyState === 'complete'");
    }

    private void report() {
        tabTo("here.id === 'component'");
        browser.type("F");
        assertThat(browser.<String>ask("document.activeElement.selectedOptions[0].textContent"))
                .isEqualTo("Files");
        tabTo("here.matches('main form button')");
        browser.press(Browser.Key.ENTER);
        awaitThat("document.querySelector('main [role=status].found')");
        assertThat(browser.text("main [role=status].found")).startsWith("Grazie");
    }

    private void subscribe() {
        tabTo("here.matches('header a.button')");
        browser.press(Browser.Key.ENTER);
        awaitThat("location.pathname === '/subscribe' && document.readyState === 'complete'");
        assertThat(browser.<String>ask("location.href")).startsWith(suite.notifier("/subscribe"));
    }

    /** @param reached said of {@code here}, which has the focus */
    private void tabTo(String reached) {
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

    private void awaitThat(String condition) {
        await().atMost(SOON).ignoreExceptions().until(() -> browser.<Boolean>ask("!!(" + condition + ")"));
    }
}
