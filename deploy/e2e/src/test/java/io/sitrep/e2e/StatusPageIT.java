package io.sitrep.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
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

/** What a reader of the status page sees in Chromium; the pictures stay in {@code target/screenshots}. */
@Order(1)
@ExtendWith(SharedSuite.class)
class StatusPageIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int MOST_REQUESTS = 4;
    private static final int MOST_BYTES = 50_000;

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
    void updateAppearsOnAnOpenPageWithoutReload() {
        browser.open(story.page("/"));
        browser.ask("window.stays = 'the same page'");
        browser.network();
        String ref = story.incident(Map.of("title", "Guests cannot join", "message", "We are looking into it."));
        await().atMost(SOON).until(() -> browser.text(), text -> text.contains("We are looking into it."));
        story.say(ref, Map.of("message", "A certificate is over.", "status", "identified"));
        await().atMost(SOON).until(() -> browser.text(), text -> text.contains("A certificate is over."));
        assertThat(browser.text("#said")).contains("Guests cannot join").contains("Identified");
        browser.photograph("live-update");

        assertThat(browser.<String>ask("window.stays")).isEqualTo("the same page");
        assertThat(browser.network())
                .as("the page was not opened anew")
                .noneMatch(event -> "Document".equals(event.getString("params.type")));
        story.say(ref, Map.of("message", "Guests can join.", "status", "resolved"));
        await().atMost(SOON)
                .until(() -> browser.texts("[data-live=open] h3"), open -> !open.contains("Guests cannot join"));
    }

    @Test
    void timesTellHowLongAgoAndGoOn() {
        String newest = "[data-live=open] .updates .ago";
        // The page's own clock shows when the newest update was posted, and more when told to; what it does each half a
        // minute it does each 100 ms.
        browser.runsFirst("var now = Date.now, ahead = 0, every = setInterval;"
                + "Date.now = function () {"
                + " var one = document.querySelector('" + newest + "');"
                + " return (one ? Date.parse(one.dataset.ago) : now()) + ahead; };"
                + "setInterval = function (act) { return every(act, 100); };");
        browser.open(story.page("/"));
        await().atMost(SOON).until(() -> browser.text(newest), "this minute"::equals);
        browser.ask("ahead = 2 * 60 * 60 * 1000");
        await().atMost(SOON).until(() -> browser.text(newest), "2 hours ago"::equals);
    }

    @Test
    void pageIsCompleteWithoutJavaScript() {
        browser.runsNoScripts();
        browser.open(story.page("/"));
        assertThat(browser.text())
                .contains(PageStory.OPEN, "A relay in one region runs out of ports.", "Calls end after two minutes.")
                .contains("Working together", "Meetings", "Partial outage", PageStory.PLANNED, PageStory.OVER);
        assertThat(browser.texts(".bar svg")).hasSizeGreaterThanOrEqualTo(3);
        assertThat(browser.<Boolean>ask("document.querySelector('[data-theme-button]').checkVisibility()"))
                .as("what only a script can do is not offered")
                .isFalse();
        browser.photograph("no-javascript");
        browser.click(".menu summary");
        browser.click(".menu a[lang=it]");
        assertThat(browser.text("#open")).isEqualTo("Incidenti in corso");
    }

    @Test
    void languageIsTheChosenOneAndSaysSo() {
        browser.open(story.page("/?lang=it"));
        assertThat(browser.<String>ask("document.documentElement.lang")).isEqualTo("it");
        assertThat(browser.text()).contains(PageStory.OPEN_IN_ITALIAN, "Le chiamate finiscono dopo due minuti.");
        assertThat(browser.text(".message[lang=en]"))
                .as("left untranslated, and marked")
                .isNotEmpty();
        browser.photograph("italian");
        browser.phone();
        browser.photograph("italian-phone");
    }

    @Test
    void everyTimeNamesTheZoneItIsIn() {
        browser.isIn("Asia/Singapore");
        browser.open(story.page("/"));
        assertThat(times()).isNotEmpty().allMatch(time -> time.endsWith("GMT+8"));
        assertThat(browser.text("[data-zone-name]")).contains("Asia/Singapore");
        browser.open(story.page("/?tz=Asia/Tokyo"));
        assertThat(times()).isNotEmpty().allMatch(time -> time.endsWith("JST"));
        assertThat(browser.text("footer")).contains("Asia/Tokyo");
    }

    @Test
    void darkFollowsTheSystemUntilTheReaderChooses() {
        browser.prefers("dark");
        browser.open(story.page("/"));
        assertThat(contrast()).isGreaterThan(10);
        assertThat(isDark()).isTrue();
        browser.photograph("dark");
        browser.click("[data-theme-button]");
        assertThat(isDark()).isFalse();
        assertThat(contrast()).isGreaterThan(10);
        browser.open(story.page("/history"));
        assertThat(isDark()).as("kept for the next page").isFalse();
    }

    @Test
    void firstViewIsFourRequestsAndUnderFiftyKilobytesAndNothingComplains() {
        browser.network();
        browser.open(story.page("/"));
        await().atMost(SOON).until(() -> browser.<Boolean>ask("!document.querySelector('[data-stream]').hidden"));
        List<JsonPath> network = browser.network();
        List<String> requests = requests(network);
        assertThat(requests).hasSizeLessThanOrEqualTo(MOST_REQUESTS);
        assertThat(bytes(network)).isLessThan(MOST_BYTES).isPositive();
        for (String path : List.of("/history", "/maintenances", "/report", "/?lang=it&tz=Asia/Tokyo")) {
            browser.open(story.page(path));
        }
        browser.open(story.overIncident());
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void eachPageHasItsPictureAndFitsItsScreen() {
        Map<String, String> pages = Map.of(
                "front", story.page("/"),
                "history", story.page("/history"),
                "maintenances", story.page("/maintenances"),
                "report", story.page("/report"),
                "incident-open", story.openIncident(),
                "incident-postmortem", story.overIncident());
        pages.forEach((name, address) -> {
            browser.desktop();
            browser.open(address);
            fits(name);
            browser.photograph(name + "-desktop");
            browser.phone();
            browser.open(address);
            fits(name);
            browser.photograph(name + "-phone");
        });
        browser.open(story.overIncident());
        assertThat(browser.text("#postmortem")).contains("Old previews were not removed.");
    }

    private void fits(String name) {
        assertThat(browser.scrolledAside())
                .as(name + ": what is to be scrolled aside, in pixels")
                .isZero();
    }

    private List<String> times() {
        return browser.texts("main time[datetime*=T]");
    }

    private boolean isDark() {
        return browser.<Boolean>ask("matchMedia('(prefers-color-scheme: dark)').matches"
                + " ? document.documentElement.dataset.theme !== 'light'"
                + " : document.documentElement.dataset.theme === 'dark'");
    }

    /** Of text and ground, as WCAG reckons it. */
    private double contrast() {
        Number ratio = browser.ask("(function () {"
                + "function light(colour) { var parts = colour.match(/\\d+/g).slice(0, 3).map(function (part) {"
                + "  var share = part / 255; return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4); });"
                + "  return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]; }"
                + "var style = getComputedStyle(document.documentElement);"
                + "var both = [light(style.color), light(style.backgroundColor)].sort(function (a, b) { return b - a; });"
                + "return (both[0] + 0.05) / (both[1] + 0.05) + 0.000001; })()");
        return ratio.doubleValue();
    }

    private static List<String> requests(List<JsonPath> network) {
        return network.stream()
                .filter(event -> "Network.requestWillBeSent".equals(event.getString("method")))
                .map(event -> event.getString("params.request.url"))
                .filter(url -> url.startsWith("http"))
                .toList();
    }

    /** Over the wire, headers of answers included. */
    private static long bytes(List<JsonPath> network) {
        return network.stream()
                .filter(event -> "Network.loadingFinished".equals(event.getString("method")))
                .mapToLong(event -> event.getLong("params.encodedDataLength"))
                .sum();
    }
}
