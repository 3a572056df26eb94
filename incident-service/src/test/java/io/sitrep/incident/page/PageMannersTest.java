package io.sitrep.incident.page;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.sitrep.incident.page.site.Envelope;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the page behaves towards caches, browsers and assistive technology. */
@QuarkusTest
class PageMannersTest extends PageReading {
    @Test
    void unchangedPageIsNotSentAgain() {
        data.anIncident("Tagged").saying("investigating", "Words", now).put();
        shown("Tagged");
        Response first = given().header("Accept-Encoding", "gzip").get("/");
        String tag = first.header("ETag");
        assertThat(first.header("Content-Encoding")).isEqualTo("gzip");
        given().header("If-None-Match", tag)
                .get("/")
                .then()
                .statusCode(304)
                .header("ETag", equalTo(tag))
                .header("Cache-Control", equalTo(Envelope.CACHE_CONTROL));
        data.anIncident("Another").saying("investigating", "Words", now).put();
        shown("Another");
        given().header("If-None-Match", tag).get("/").then().statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({
        "HTTP_1_1, /, Squeezed",
        "HTTP_2, /, Squeezed",
        "HTTP_2, /?tz=Asia/Tokyo, Squeezed",
        "HTTP_2, /api/v2/summary.json, Squeezed",
        "HTTP_1_1, /page.css, color-scheme",
        "HTTP_2, /page.css, color-scheme",
        "HTTP_1_1, /api/v1/incidents, Squeezed",
        "HTTP_2, /api/v1/incidents, Squeezed"
    })
    void answerIsCompressedOnceInEachVersionOfHttp(HttpClient.Version version, String path, String text)
            throws Exception {
        data.anIncident("Squeezed")
                .saying("investigating", "Words ".repeat(50), now)
                .put();
        shown("Squeezed");
        HttpResponse<byte[]> answer = ask(version, path, "gzip");
        assertThat(answer.version()).isEqualTo(version);
        assertThat(answer.headers().allValues("Content-Encoding")).containsExactly("gzip");
        assertThat(answer.headers().firstValue("Vary").orElse("")).containsIgnoringCase("accept-encoding");
        String decoded = gunzipped(answer.body());
        assertThat(decoded).contains(text);
        HttpResponse<byte[]> plain = ask(version, path, "identity");
        assertThat(plain.headers().allValues("Content-Encoding")).isEmpty();
        assertThat(new String(plain.body(), StandardCharsets.UTF_8)).isEqualTo(decoded);
        assertThat(plain.headers().firstValue("Content-Type"))
                .isEqualTo(answer.headers().firstValue("Content-Type"));
    }

    @ParameterizedTest
    @EnumSource
    void whatIsTooSmallToCompressAndWhatTheReaderHasGoesOutAsItIs(HttpClient.Version version) throws Exception {
        HttpResponse<byte[]> small = ask(version, "/api/v2/incidents/unresolved.json", "gzip");
        assertThat(small.statusCode()).isEqualTo(200);
        assertThat(small.headers().allValues("Content-Encoding")).doesNotContain("identity");
        HttpResponse<byte[]> unchanged = ask(
                version,
                "/",
                "gzip",
                "If-None-Match",
                ask(version, "/", "gzip").headers().firstValue("ETag").orElseThrow());
        assertThat(unchanged.statusCode()).isEqualTo(304);
        assertThat(unchanged.body()).isEmpty();
    }

    private static HttpResponse<byte[]> ask(HttpClient.Version version, String path, String encoding, String... more)
            throws Exception {
        HttpClient client = HttpClient.newBuilder().version(version).build();
        URI address = URI.create("http://127.0.0.1:" + RestAssured.port + path);
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .header("Accept-Encoding", encoding)
                .header("Authorization", "Bearer admin-token-of-the-tests");
        if (more.length > 0) {
            request.headers(more);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static String gunzipped(byte[] body) throws IOException {
        try (InputStream html = new GZIPInputStream(new ByteArrayInputStream(body))) {
            return new String(html.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void newReadOfTheSameContentKeepsTheTag() {
        data.anIncident("Stable").saying("investigating", "Words", now).put();
        shown("Stable");
        String tag = given().get("/").header("ETag");
        data.component("Marker", "operational");
        shown("Marker");
        data.execute("DELETE FROM components");
        data.show();
        await().until(() -> given().get("/").header("ETag").equals(tag));
    }

    @Test
    void pageRunsItsOwnScriptAloneAndSetsNoCookie() {
        Response answer = given().get("/");
        assertThat(answer.header("Content-Security-Policy"))
                .isEqualTo("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                        + "connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(answer.header("Set-Cookie")).isNull();
        Document page = Jsoup.parse(answer.asString());
        assertThat(page.select("style, [style], [onclick]")).isEmpty();
        assertThat(page.select("script:not([type])").eachAttr("src"))
                .singleElement()
                .asString()
                .startsWith("/page.js?v=");
    }

    @Test
    void pageIsMarkedUpForEverybody() {
        data.anIncident("Structured")
                .saying("investigating", "# Heading in a message", now)
                .put();
        Document page = shown("Structured");
        assertThat(page.selectFirst("html").attr("lang")).isEqualTo("en");
        assertThat(page.select("meta[name=viewport]")).hasSize(1);
        assertThat(page.select("body > header, body > main, body > footer, header nav[aria-label]"))
                .hasSize(5);
        assertThat(page.select("h1")).hasSize(1);
        int level = 0;
        for (Element heading : page.select("h1, h2, h3, h4, h5, h6")) {
            int next = Integer.parseInt(heading.tagName().substring(1));
            assertThat(next).isLessThanOrEqualTo(level + 1);
            level = next;
        }
        String sheet = page.select("link[rel=stylesheet]").attr("href");
        String script = page.select("script[src]").attr("src");
        given().get(sheet).then().statusCode(200).contentType("text/css").header("Content-Encoding", "gzip");
        given().get(script)
                .then()
                .statusCode(200)
                .contentType("text/javascript")
                .header("Content-Encoding", "gzip");
    }

    @ParameterizedTest
    @ValueSource(strings = {"link[rel=stylesheet]", "script[src]"})
    void whatAPageLoadsIsKeptForLongUnderItsOwnAddressAlone(String element) {
        Element loaded = read("/").selectFirst(element);
        String address = loaded.attr(loaded.tagName().equals("link") ? "href" : "src");
        assertThat(given().get(address).header("Cache-Control")).contains("immutable");
        for (String other : new String[] {"", "?v=", "?v=1", "?v=" + "0".repeat(16), "?" + address, "?v"}) {
            assertThat(given().urlEncodingEnabled(false)
                            .get(address.replaceAll("\\?.*", "") + other)
                            .then()
                            .statusCode(200)
                            .extract()
                            .header("Cache-Control"))
                    .as(other)
                    .doesNotContain("immutable")
                    .contains("max-age=0");
        }
    }
}
