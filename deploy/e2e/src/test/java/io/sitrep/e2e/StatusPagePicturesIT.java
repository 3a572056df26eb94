package io.sitrep.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Pages that hold more than most, or other than most; the pictures stay in {@code target/screenshots}. */
@Order(2)
@ExtendWith(SharedSuite.class)
class StatusPagePicturesIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int GROUPS = 20;
    private static final int COMPONENTS = 400;
    private static final int UPDATES = 40;
    private static final Axe AXE = new Axe();

    private final RunningSuite suite;
    private final Admin admin;
    private final PageStory story;

    private Browser browser;

    StatusPagePicturesIT(RunningSuite suite) {
        this.suite = suite;
        admin = new Admin(suite);
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
    void fourHundredComponents() {
        List<String> made = new ArrayList<>();
        for (int group = 1; group <= GROUPS; group++) {
            String id = made("/api/v1/component-groups", Map.of("name", "Region " + group));
            made.add("/api/v1/component-groups/" + id);
            for (int each = 1; each <= COMPONENTS / GROUPS; each++) {
                String name = each % 7 == 0
                        ? "Payments by card, bank and invoice, with refunds, in region " + group + "." + each
                        : "Service " + group + "." + each;
                made.add("/api/v1/components/" + made("/api/v1/components", Map.of("name", name, "group_id", id)));
            }
        }
        try {
            story.incident(Map.of(
                    "title",
                    "Some services are slow",
                    "message",
                    "We are looking into it.",
                    "components",
                    List.of(
                            Map.of("name", "Service 2.3", "status", "degraded_performance"),
                            Map.of("name", "Service 9.1", "status", "major_outage"))));
            await().atMost(PATIENCE).until(() -> {
                browser.open(story.page("/"));
                return browser.texts(".component").size() >= COMPONENTS
                        && browser.text(".banner").contains("Service 9.1");
            });
            pictures("many-components");
            assertThat(browser.texts(".banner, .state.major_outage")).anyMatch(text -> text.contains("Service 9.1"));
        } finally {
            made.forEach(address -> admin.request().delete(suite.incident(address)));
        }
    }

    @Test
    void incidentOfFortyUpdates() {
        String title = "Messages arrive late";
        String ref = story.incident(Map.of("title", title, "message", "Update 1: we are looking into it."));
        IntStream.rangeClosed(2, UPDATES)
                .forEach(number -> story.say(
                        ref,
                        Map.of(
                                "message",
                                "Update " + number + ": the queue is **" + (UPDATES - number) + "** minutes long."
                                        + (number % 5 == 0 ? "\n\n- mail\n- chat rooms\n- `webhooks`" : ""),
                                "status",
                                List.of("investigating", "identified", "monitoring")
                                        .get(number * 3 / (UPDATES + 1)))));
        String last = "Update " + UPDATES;
        await().atMost(PATIENCE).until(() -> {
            browser.open(story.page("/"));
            return browser.text().contains(last);
        });
        assertThat(browser.texts("[data-live=open] .updates > li").size()).isGreaterThanOrEqualTo(UPDATES);
        browser.open(story.publicAddress(ref));
        assertThat(browser.texts(".updates > li"))
                .hasSize(UPDATES)
                .first()
                .asString()
                .contains(last);
        pictures("forty-updates");
    }

    @Test
    void arabicAndEmoji() {
        String title = "تعطل الدفع 💳 في مصر";
        String ref = story.incident(Map.of(
                "title",
                title,
                "message",
                "نحن نحقق في المشكلة 🔍. **لا تحاول** الدفع مرتين.\n\n- البطاقات\n- Apple Pay\n\nمعرّف: `ERR-502`",
                "severity",
                "SEV2",
                "workaround",
                "استخدم التحويل البنكي 🏦 بدلاً من البطاقة."));
        story.say(ref, Map.of("message", "👩🏽‍💻 وجدنا السبب. Fix is on its way 🚀", "status", "identified"));
        await().atMost(PATIENCE).until(() -> {
            browser.open(story.page("/"));
            return browser.text().contains(title) && browser.text().contains("🚀");
        });
        pictures("arabic-emoji");
        browser.open(story.publicAddress(ref));
        assertThat(browser.<String>ask("getComputedStyle(document.querySelector('.message')).direction"))
                .as("as its text is written")
                .isEqualTo("rtl");
        assertThat(browser.<Integer>ask("Math.round(document.querySelector('main h1').getBoundingClientRect().left"
                        + " - document.querySelector('.tags').getBoundingClientRect().left)"))
                .as("begins where everything begins")
                .isZero();
        pictures("arabic-emoji-incident");
    }

    /** No language of ours is written so, but whoever adds one finds the page ready; time runs as the text does. */
    @Test
    void fromRightToLeft() {
        story.told();
        for (boolean phone : List.of(false, true)) {
            if (phone) {
                browser.phone();
            } else {
                browser.desktop();
            }
            browser.open(story.page("/"));
            browser.ask("document.documentElement.dir = 'rtl'");
            String picture = "right-to-left-" + (phone ? "phone" : "desktop");
            fits(picture);
            assertThat(
                            browser.<List<Integer>>ask(
                                    "Array.from(document.querySelectorAll('.bar'), bar => Math.round("
                                            + "bar.querySelector('svg').getBoundingClientRect().left - bar.getBoundingClientRect().left))"))
                    .as("today, which stands at the left, is within the frame")
                    .isNotEmpty()
                    .containsOnly(0);
            browser.photograph(picture);
        }
        browser.desktop();
    }

    @Test
    void twentyThousandCharactersInOneUpdate() {
        String text = "The **log** of the last hour, as it was asked for: `queue=4711 state=waiting`.\n\n".repeat(250);
        String ref = story.incident(
                Map.of("title", "Much to say", "message", text.substring(0, 20_000 - 20) + "\n\nThat was all."));
        await().atMost(PATIENCE).until(() -> {
            browser.open(story.publicAddress(ref));
            return browser.text().contains("That was all.");
        });
        pictures("twenty-thousand-characters");
    }

    @Test
    void onPaperStandsWhatIsSaidAndNothingToClick() {
        story.told();
        browser.prints();
        for (Map.Entry<String, String> page : Map.of(
                        "front", story.page("/"), "incident", story.overIncident(), "history", story.page("/history"))
                .entrySet()) {
            browser.open(page.getValue());
            assertThat(
                            browser.<Boolean>ask(
                                    "Array.from(document.querySelectorAll("
                                            + "'button, summary, input, header nav, .skip, .button')).some(each => each.checkVisibility())"))
                    .as(page.getKey())
                    .isFalse();
            assertThat(browser.<String>ask("getComputedStyle(document.documentElement).backgroundColor"))
                    .isEqualTo("rgb(255, 255, 255)");
            browser.photograph("print-" + page.getKey());
        }
    }

    private void pictures(String name) {
        String address = browser.ask("location.href");
        browser.desktop();
        browser.open(address);
        fits(name);
        browser.photograph(name + "-desktop");
        browser.phone();
        browser.open(address);
        fits(name);
        browser.photograph(name + "-phone");
        browser.desktop();
    }

    private void fits(String name) {
        assertThat(AXE.violations(browser)).as(name).isEmpty();
        assertThat(browser.scrolledAside())
                .as(name + ": what is to be scrolled aside, in pixels")
                .isZero();
    }

    private String made(String path, Map<String, ?> body) {
        return admin.request()
                .body(body)
                .post(suite.incident(path))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }
}
