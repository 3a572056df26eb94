package io.sitrep.incident.page.feed;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What other sites show of the page. */
@QuarkusTest
class ElsewhereTest extends FeedReading {
    @Test
    void theBadgeSaysTheStateInWords() {
        data.component("Checkout", "operational");
        data.show();
        await().until(() -> svg("/badge.svg").select("title").text().equals("Status: All Systems Operational"));

        UUID checkout = data.component("Payments", "major_outage");
        data.anIncident("Down")
                .severity("SEV1")
                .affecting(checkout, "major_outage")
                .put();
        data.show();
        Document badge =
                await().until(() -> svg("/badge.svg"), each -> each.text().contains("Major Service Outage"));

        assertThat(badge.select("svg").attr("role")).isEqualTo("img");
        assertThat(badge.select("svg").attr("aria-labelledby"))
                .isEqualTo(badge.select("title").attr("id"));
        assertThat(badge.select("svg").attr("xml:lang")).isEqualTo("en");
        assertThat(badge.select("text").eachText()).containsExactly("Status", "Major Service Outage");
        Document italian = svg("/badge.svg?lang=it");
        assertThat(italian.select("svg").attr("xml:lang")).isEqualTo("it");
        assertThat(italian.select("text").eachText()).doesNotContain("Major Service Outage");
        assertThat(read("/badge.svg")).hasSizeLessThan(2000);
    }

    @Test
    void anyNameFitsIntoABadge() {
        String svg = new Badge(
                        "<b>\u0001" + "Ünï🚨 & ".repeat(30),
                        "Major Service Outage",
                        io.sitrep.incident.page.Indicator.CRITICAL,
                        "en")
                .svg();
        Document badge = Jsoup.parse(svg, "", Parser.xmlParser());

        assertThat(badge.select("text").first().text()).startsWith("<b>Ünï🚨 &").endsWith("…");
        assertThat(Integer.parseInt(badge.select("svg").attr("width"))).isLessThan(700);
    }

    private static Document svg(String path) {
        return Jsoup.parse(read(path), "", Parser.xmlParser());
    }

    @Test
    void theScriptIsSmallAndSpeaksEveryLanguageOfThePage() {
        String script = read("/embed.js");

        assertThat(script)
                .contains("\"en\":{\"investigating\":\"Investigating\"", "\"it\":{", "\"fr\":{", "\"de\":{", "\"es\":{")
                .doesNotContain("innerHTML", "insertAdjacentHTML", "document.write", "eval(", "cookie=", "localStorage")
                .doesNotContain("WORDS", "setAttribute('style'");
        assertThat(read("/embed.js?lang=it")).contains("words = {\"it\":{");
        int overTheWire = Integer.parseInt(
                given().header("Accept-Encoding", "gzip").head("/embed.js").header("Content-Length"));
        assertThat(overTheWire).isLessThan(3600);
    }

    @Test
    void theScriptIsToldOfChangesAndAsksSeldomWhereItCanNotBe() {
        assertThat(read("/embed.js"))
                .contains("new EventSource(page + '/events')", "SLOW = 300000")
                .doesNotContain("withCredentials", "setInterval");
    }

    @ParameterizedTest
    @CsvSource({"/badge.svg, image/svg+xml;charset=UTF-8", "/embed.js, text/javascript;charset=UTF-8"})
    void eachIsNamedOpenAndCacheable(String path, String type) {
        Response answer = answer(path + "?lang=nonsense");

        assertThat(answer.contentType()).isEqualTo(type);
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(answer.header("Set-Cookie")).isNull();
        assertThat(answer.header("Cache-Control")).contains("public");
        given().header("If-None-Match", answer.header("ETag")).get(path).then().statusCode(304);
        given().delete(path).then().statusCode(405);
    }
}
