package io.sitrep.incident.console;

import static io.restassured.RestAssured.given;
import static io.sitrep.incident.api.Suite.admin;
import static io.sitrep.incident.api.Suite.component;
import static io.sitrep.incident.api.Suite.incident;
import static io.sitrep.incident.api.Suite.tokenOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.config.DecoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.sitrep.embedded.quarkus.RealInfrastructure;
import io.sitrep.incident.console.incident.Doors;
import io.sitrep.incident.console.notifier.NotifierDouble;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** How much a browser loads of the console, as it comes over the wire; and what else each screen has. */
@QuarkusTest
@TestProfile(LightEnoughTest.OwnHouse.class)
class LightEnoughTest extends BesideTheNotifier {
    /** With nothing in it but what is said here: what others left would weigh, too. */
    public static class OwnHouse implements QuarkusTestProfile {
        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(
                    new TestResourceEntry(RealInfrastructure.class, Map.of("database", "light", "roles", "two")),
                    new TestResourceEntry(NotifierDouble.class));
        }

        @Override
        public boolean disableGlobalTestResources() {
            return true;
        }
    }

    private static final int BUDGET = 150 * 1024;
    private static final String INCIDENTS = "/console/incidents";
    private static final String SUBSCRIBERS = "/console/subscribers";
    /** What a hand has typed, or set in a table by keys. */
    private static final String TYPED = "textarea, .grid select, input:not([name=address])"
            + ":not([type=hidden], [type=checkbox], [type=file], [type=password])";

    private static final List<String> NO_SCREENS =
            List.of("/events", ".yaml", ".csv", "/export", "/deliveries/of/{id}");

    @Test
    void wholeConsoleIsLoadedWithAllItNeedsWithinTheBudget() {
        List<Map<String, String>> components = IntStream.range(0, 5)
                .mapToObj(i -> Map.of("name", component(), "status", "partial_outage"))
                .toList();
        String ref = incident(Map.of("components", components, "regions", List.of("europe", "asia", "IT")));
        Visitor ada = Visitor.with(tokenOf("admin"));
        List<String> screens = screens(ada, ref);
        Set<String> loaded = new TreeSet<>(screens);
        for (String path : screens) {
            Document screen = ada.open(path);
            assertThat(ada.status()).as(path).isEqualTo(200);
            loaded.addAll(screen.select("[src]").eachAttr("src"));
            loaded.addAll(screen.select("link[rel=stylesheet]").eachAttr("href"));
        }

        Map<String, Integer> bytes =
                loaded.stream().collect(Collectors.toMap(path -> path, path -> overTheWire(path, ada)));

        assertThat(loaded).hasSize(screens.size() + 4);
        assertThat(bytes.values().stream().mapToInt(Integer::intValue).sum())
                .as(bytes.toString())
                .isBetween(1, BUDGET);
    }

    @Test
    void eachTextIsKeptAndEachActionHasAKeyThatMeansNothingElseOnItsScreen() {
        String ref = incident(Map.of("components", List.of(Map.of("name", component(), "status", "partial_outage"))));
        admin().body("{\"text\":\"Call the bank\"}")
                .post("/api/v1/incidents/" + ref + "/tasks")
                .then()
                .statusCode(201);
        Visitor ada = Visitor.with(tokenOf("admin"));
        for (String path : screens(ada, ref)) {
            Document screen = ada.open(path);
            // What is there where no scripts run is not pressed by one.
            screen.select("noscript").remove();
            assertThat(screen.select("main form button:not([data-enter], [data-key])"))
                    .as(path)
                    .allMatch(LightEnoughTest::isPressedFromAField);
            assertThat(screen.select("main form[method=post]")).as(path).allMatch(LightEnoughTest::isReachedByAKey);
            assertThat(screen.select("main details:has(> form) > summary"))
                    .as(path)
                    .allMatch(fold -> fold.hasAttr("data-key"));
            screen.select("[data-key]").stream()
                    .collect(Collectors.groupingBy(
                            each -> each.attr("data-key"),
                            Collectors.mapping(LightEnoughTest::means, Collectors.toSet())))
                    .forEach((key, meanings) ->
                            assertThat(meanings).as(path + " " + key).hasSize(1));
            // Addresses of other people are not left in a browser.
            assertThat(screen.select("main form[method=post]:not([action^=" + SUBSCRIBERS + "])")
                            .select(TYPED))
                    .as(path)
                    .allMatch(field -> field.hasAttr("data-draft"));
        }
    }

    @Test
    void eachScreenSpeaksTheLanguageThatWasChosenAndKeepsIt() {
        Visitor ada = Visitor.with(tokenOf("publisher"));
        Map<String, String> titles =
                Map.of("en", "Incidents", "it", "Incidenti", "fr", "Incidents", "de", "Störungen", "es", "Incidentes");
        titles.forEach((language, title) -> {
            assertThat(ada.open(INCIDENTS + "?lang=" + language).select("h1").text())
                    .isEqualTo(title);
            assertThat(ada.open(INCIDENTS).select("html").attr("lang")).isEqualTo(language);
        });
        assertThat(given().header("Accept-Language", "de-AT,de;q=0.9")
                        .get("/console/sign-in")
                        .asString())
                .contains("lang=\"de\"")
                .contains("Anmelden");
    }

    @Test
    void nothingOnAScreenNeedsAScriptOrAStyleOfItsOwn() {
        String ref = incident(Map.of());
        Visitor ada = Visitor.with(tokenOf("admin"));
        for (String path : screens(ada, ref)) {
            Document screen = ada.open(path);
            assertThat(screen.select("[onclick], [style], style, script:not([src])"))
                    .as(path)
                    .isEmpty();
            assertThat(screen.select("main form[method=post]").eachAttr("method"))
                    .allMatch("post"::equals);
            assertThat(screen.select("form[method=post]"))
                    .as(path)
                    .allMatch(form -> !form.select("[name=form_token]").isEmpty());
            assertThat(screen.select("a.skip").attr("href")).isEqualTo("#content");
            assertThat(screen.select("input:not([type=hidden]), select, textarea"))
                    .as(path)
                    .allMatch(field -> field.hasAttr("aria-label")
                            || !screen.select("label[for=" + field.id() + "]").isEmpty());
            assertThat(screen.select("[id]").eachAttr("id")).as(path).doesNotHaveDuplicates();
        }
    }

    /** By Ctrl+Enter, which stands for the first button of a form. */
    private static boolean isPressedFromAField(Element button) {
        Element form = button.closest("form");
        Element place = form.select(".acts").isEmpty() ? form : form.selectFirst(".acts");
        return place.selectFirst("button:not([data-enter])") == button
                && !form.select("input:not([type=hidden]), select, textarea").isEmpty();
    }

    /** Each has a letter, or is opened by one, but for those in rows whose fields one goes to. */
    private static boolean isReachedByAKey(Element form) {
        Element folded = form.closest("details");
        return !form.select("[data-key]").isEmpty()
                || (folded != null && folded.children().first().hasAttr("data-key"))
                || form.closest("main li") != null;
    }

    /** What the list of keys says of it. */
    private static String means(Element target) {
        Element label =
                target.id().isEmpty() ? null : target.ownerDocument().selectFirst("label[for=" + target.id() + "]");
        Element words = (label == null ? target : label).clone();
        words.select(".sr").remove();
        return target.hasAttr("data-means") ? target.attr("data-means") : words.text();
    }

    /** Every one there is, for an admin; what is no screen but a file, a stream or a way on is left out. */
    private static List<String> screens(Visitor admin, String ref) {
        admin.open(SUBSCRIBERS);
        String subscriber = admin.submit(SUBSCRIBERS + "/add", Map.of("channel", "email", "address", "ada@example.org"))
                .select("main .notice a[href^=" + SUBSCRIBERS + "]")
                .attr("href");
        assertThat(subscriber).isNotEmpty();
        return Doors.every().stream()
                .filter(door -> !door.isChange() && door.role() != null)
                .filter(door -> NO_SCREENS.stream().noneMatch(door.path()::endsWith))
                .map(door -> door.path().equals(SUBSCRIBERS + "/{id}")
                        ? subscriber
                        : door.path().contains("/catalog/") ? door.path().replace("{id}", "new") : door.address(ref))
                .filter(path -> !path.equals("/console"))
                .sorted()
                .toList();
    }

    /** Compressed where it is sent so. */
    private static int overTheWire(String path, Visitor visitor) {
        return given().config(RestAssuredConfig.config()
                        .decoderConfig(DecoderConfig.decoderConfig().noContentDecoders()))
                .header("Accept-Encoding", "gzip")
                .cookies(visitor.cookies())
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .asByteArray()
                .length;
    }
}
