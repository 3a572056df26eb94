package io.sitrep.incident.console;

import static io.restassured.RestAssured.given;
import static io.sitrep.incident.api.Suite.component;
import static io.sitrep.incident.api.Suite.incident;
import static io.sitrep.incident.api.Suite.tokenOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.DecoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.sitrep.incident.RealIncidentService;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** How much a browser loads of the console, as it comes over the wire; and what else each screen has. */
@QuarkusTest
class LightEnoughTest extends RealIncidentService {
    private static final int BUDGET = 150 * 1024;
    private static final String INCIDENTS = "/console/incidents";

    @Test
    void theFullestScreenIsLoadedWithAllItNeedsWithinTheBudget() {
        List<Map<String, String>> components = IntStream.range(0, 5)
                .mapToObj(i -> Map.of("name", component(), "status", "partial_outage"))
                .toList();
        String ref = incident(Map.of("components", components, "regions", List.of("europe", "asia", "IT")));
        Visitor ada = Visitor.with(tokenOf("publisher"));
        Document screen = ada.open(INCIDENTS + "/" + ref);

        List<String> loaded = Stream.concat(
                        Stream.of(INCIDENTS + "/" + ref),
                        Stream.concat(
                                screen.select("script[src]").eachAttr("src").stream(),
                                screen.select("link[rel=stylesheet]").eachAttr("href").stream()))
                .toList();

        assertThat(loaded).hasSize(5);
        int bytes = loaded.stream().mapToInt(path -> overTheWire(path, ada)).sum();
        assertThat(bytes).isBetween(1, BUDGET);
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
        for (String path : List.of(
                INCIDENTS,
                INCIDENTS + "/" + ref,
                "/console/declare",
                "/console/catalog",
                "/console/catalog/components/new")) {
            Document screen = ada.open(path);
            assertThat(screen.select("[onclick], [style], style, script:not([src])"))
                    .isEmpty();
            assertThat(screen.select("main form[method=post]").eachAttr("method"))
                    .allMatch("post"::equals);
            assertThat(screen.select("form[method=post]"))
                    .allMatch(form -> !form.select("[name=form_token]").isEmpty());
            assertThat(screen.select("a.skip").attr("href")).isEqualTo("#content");
            assertThat(screen.select("input:not([type=hidden]), select, textarea"))
                    .allMatch(field -> field.hasAttr("aria-label")
                            || !screen.select("label[for=" + field.id() + "]").isEmpty());
            assertThat(screen.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
        }
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
