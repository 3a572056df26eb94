package io.sitrep.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What other web servers show of the page: its banner on another site, and the copy of the whole. */
@Order(1)
@ExtendWith(SharedSuite.class)
class StatusPageElsewhereIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String BANNER = "(function () { var host = Array.from(document.body.children)"
            + ".filter(each => each.shadowRoot)[0]; return host ? host.shadowRoot.textContent : ''; })()";

    private final RunningSuite suite;
    private final PageStory story;

    private Browser browser;

    @TempDir
    Path site;

    StatusPageElsewhereIT(RunningSuite suite) {
        this.suite = suite;
        story = new PageStory(suite);
    }

    @BeforeEach
    void openBrowser() {
        browser = new Browser();
    }

    @AfterEach
    void closeBrowser() {
        browser.close();
        story.close();
    }

    @Test
    void bannerOnAnotherSiteIsToldWhatHappens() throws IOException {
        // Looked once at what is open already, it asks for nothing that it was not told of.
        bannerFollows("var looks = 0, ask = fetch; fetch = function (what, how) { looks++; return ask(what, how); };");
        assertThat(browser.<Integer>ask("looks")).isLessThan(20);
    }

    @Test
    void bannerThatIsRefusedAStreamLooksNowAndThen() throws IOException {
        // What it waits five minutes for comes at once.
        bannerFollows("delete window.EventSource; var later = setTimeout; setTimeout = function (act, wait) {"
                + " return later(act, Math.min(wait, 300)); };");
    }

    /** @param first runs before everything else in the site that shows the banner; its policy names what the banner needs */
    private void bannerFollows(String first) throws IOException {
        String page = suite.incident("");
        Files.writeString(site.resolve("index.html"), """
                <!DOCTYPE html><html lang="en"><title>Shop</title>
                <meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src %1$s; connect-src %1$s">
                <body><h1>Shop</h1>
                <script async src="%1$s/embed.js"></script></body></html>""".formatted(page));
        try (StaticServer shop = new StaticServer(site)) {
            browser.runsFirst(first);
            browser.open(shop.address("/"));
            String ref = story.incident(Map.of("title", "Parcels are late", "message", "We are looking into it."));
            await().atMost(PATIENCE).until(() -> banner().contains("Parcels are late – Investigating"));
            browser.photograph("banner-elsewhere");
            story.say(ref, Map.of("message", "A belt is stuck.", "status", "identified"));
            await().atMost(PATIENCE).until(() -> banner().contains("Parcels are late – Identified"));
            story.say(ref, Map.of("message", "It runs.", "status", "resolved"));
            await().atMost(PATIENCE).until(() -> !banner().contains("Parcels are late"));
            assertThat(browser.complaints()).noneMatch(complaint -> complaint.contains("embed.js"));
        }
    }

    @Test
    void copyOfThePageIsQuietCompleteAndSaysWhatItIs() throws IOException {
        String ref = story.incident(Map.of("title", "Kept for bad times", "message", "We are looking into it."));
        Path front = suite.copy().resolve("index.html");
        await().atMost(PATIENCE)
                .until(() -> Files.exists(front) && Files.readString(front).contains("Kept for bad times"));
        try (StaticServer copy = new StaticServer(suite.copy())) {
            browser.open(copy.address("/"));
            assertThat(browser.text()).contains("This is a copy of the status page", "Kept for bad times");
            browser.photograph("copy-desktop");
            browser.phone();
            browser.photograph("copy-phone");
            browser.desktop();
            browser.click(".menu summary");
            browser.click(".menu a[lang=it]");
            assertThat(browser.text("main .copy")).startsWith("Situazione al ").contains("Questa è una copia");
            String id = story.publicAddress(ref).replaceAll(".*/", "");
            browser.click("[data-live=open] h3 a[href*='" + id + "']");
            assertThat(browser.text("h1")).isEqualTo("Kept for bad times");
            browser.click(".pages li:nth-child(2) a");
            assertThat(browser.text()).contains("Kept for bad times");
            assertThat(browser.<Integer>ask("document.forms.length")).isZero();

            assertThat(copy.asked()).doesNotContain("/events").noneMatch(path -> path.startsWith("/api/"));
            assertThat(browser.complaints()).noneMatch(complaint -> !complaint.contains("favicon"));
        }
    }

    private String banner() {
        return browser.ask(BANNER);
    }
}
