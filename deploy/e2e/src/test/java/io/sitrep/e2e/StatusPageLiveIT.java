package io.sitrep.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What happens on pages that stay open, in Chromium. */
@Order(1)
@ExtendWith(SharedSuite.class)
class StatusPageLiveIT {
    private static final Duration SOON = Duration.ofSeconds(60);

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

    @Test
    void historyFollowsAndWhatIsBeingTypedStays() {
        listening("/history");
        browser.ask("window.stays = document.querySelector('#q').value = 'half a wo'");

        String ref = story.incident(Map.of("title", "Shown in the open history", "message", "We look."));

        await().atMost(SOON)
                .until(() -> browser.texts(".month h3"), titles -> titles.contains("Shown in the open history"));
        assertThat(browser.<String>ask("window.stays")).isEqualTo("half a wo");
        assertThat(browser.<String>ask("document.querySelector('#q').value")).isEqualTo("half a wo");
        story.say(ref, Map.of("message", "It is over.", "status", "resolved"));
        await().atMost(SOON).until(() -> browser.texts(".month .tag.resolved").size() >= 2);
    }

    @Test
    void pagesThatShowWhatThereIsAskNothingWhenTheyBeginToListen() {
        for (String path : List.of("/", "/history", "/maintenances", "/?lang=it")) {
            browser.network();
            listening(path);
            assertThat(fetched()).as(path).isEmpty();
        }
    }

    @Test
    void pageOfAnIncidentFollowsItAndNoOther() {
        String address = story.openIncident();
        browser.open(address);
        await().atMost(SOON).until(this::isListening);
        browser.network();
        String other = story.incident(Map.of("title", "Another one", "message", "We look."));
        story.say(story.open(), Map.of("message", "The relay has more ports now."));

        await().atMost(SOON).until(() -> browser.text(), text -> text.contains("The relay has more ports now."));
        assertThat(browser.text("#said")).contains(PageStory.OPEN);
        assertThat(fetched()).as("for its own incident alone").containsExactly(address);
        story.say(other, Map.of("message", "It is over.", "status", "resolved"));
    }

    @Test
    void whoListensHearsWhichIncidentIsOver() {
        listening("/");
        String ref = story.incident(Map.of("title", "Badges do not open doors", "message", "We look."));
        await().atMost(SOON).until(() -> browser.text("#said"), said -> said.contains("Badges do not open doors"));

        story.say(ref, Map.of("message", "Doors open.", "status", "resolved"));

        await().atMost(SOON)
                .until(() -> browser.text("#said"), said -> said.contains("Badges do not open doors: Resolved"));
    }

    @Test
    void pageThatLostItsStreamCatchesUpAndLeavesTheReaderWhereTheyAre(RunningSuite suite) {
        listening("/");
        browser.ask("window.stays = 'here'");
        browser.ask("document.querySelector('[data-live=open] h3 a').focus()");
        String link = browser.ask("document.activeElement.href");
        String off = browser.ask("document.querySelector('[data-stream]').dataset.off");

        suite.kill("incident");
        await().atMost(SOON).until(() -> browser.text("[data-stream]"), off::equals);
        suite.awaitReadyAgain("incident");
        String ref = story.incident(Map.of("title", "Said while it looked away", "message", "We look."));

        await().atMost(Duration.ofSeconds(30))
                .until(() -> browser.text(), text -> text.contains("Said while it looked away"));
        assertThat(browser.<String>ask("window.stays")).as("without a reload").isEqualTo("here");
        assertThat(browser.<String>ask("document.activeElement.href")).isEqualTo(link);
        story.say(ref, Map.of("message", "It is over.", "status", "resolved"));
    }

    private void listening(String path) {
        browser.open(story.page(path));
        await().atMost(SOON).until(this::isListening);
    }

    private boolean isListening() {
        return browser.<Boolean>ask("!document.querySelector('[data-stream]').hidden");
    }

    /** Addresses the page's own script has read since this was asked last. */
    private List<String> fetched() {
        return browser.network().stream()
                .filter(event -> "Network.requestWillBeSent".equals(event.getString("method")))
                .filter(event -> "Fetch".equals(event.getString("params.type")))
                .map(event -> event.getString("params.request.url"))
                .toList();
    }
}
