package io.sitrep.incident.page.feed;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.rometools.rome.feed.synd.SyndCategory;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class FeedsTest extends FeedReading {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void eachFormatTellsTheSameOfAnIncident() throws IOException {
        UUID checkout = data.component("Checkout & \"Pay\"", "major_outage");
        String id = data.anIncident("Checkout is down")
                .severity("SEV1")
                .in("identified")
                .from(now.minusSeconds(700))
                .affecting(checkout, "major_outage")
                .workaround("Pay **by phone**")
                .saying("investigating", "We are looking", now.minusSeconds(600))
                .saying("identified", "It is < 2% of [customers](https://example.com/a?b=1&c=2)", now.minusSeconds(60))
                .put();
        shown("/history.atom", "Checkout is down");

        for (String format : List.of("atom", "rss")) {
            SyndFeed feed = Parsed.feed("/history." + format);
            SyndEntry entry = feed.getEntries().get(0);
            assertThat(feed.getTitle()).isEqualTo("Status – History");
            assertThat(entry.getTitle()).isEqualTo("Checkout is down");
            assertThat(entry.getLink()).isEqualTo("http://127.0.0.1:8080/incidents/" + id);
            assertThat(entry.getCategories()).extracting(SyndCategory::getName).containsExactly("Checkout & \"Pay\"");
            tellsOfCheckout(Parsed.html(entry));
        }
        JsonNode item = JSON.readTree(read("/history.json")).get("items").get(0);
        assertThat(item.get("title").asText()).isEqualTo("Checkout is down");
        assertThat(item.get("url").asText()).isEqualTo("http://127.0.0.1:8080/incidents/" + id);
        assertThat(Instant.parse(item.get("date_published").asText())).isEqualTo(now.minusSeconds(600));
        assertThat(Instant.parse(item.get("date_modified").asText())).isEqualTo(now.minusSeconds(60));
        tellsOfCheckout(item.get("content_html").asText());
        SyndEntry atom = Parsed.feed("/history.atom").getEntries().get(0);
        assertThat(atom.getPublishedDate()).isEqualTo(Date.from(now.minusSeconds(600)));
        assertThat(atom.getUpdatedDate()).isEqualTo(Date.from(now.minusSeconds(60)));
    }

    private static void tellsOfCheckout(String html) {
        Document content = Jsoup.parseBodyFragment(html);
        assertThat(content.text())
                .containsSubsequence(
                        "Affected components Checkout & \"Pay\"",
                        "Pay by phone",
                        "Identified",
                        "It is < 2% of customers",
                        "Investigating",
                        "We are looking");
        assertThat(content.select("a").attr("href")).isEqualTo("https://example.com/a?b=1&c=2");
    }

    @Test
    void anEntryKeepsItsIdWhateverBecomesOfIt() throws IOException {
        String id = data.anIncident("First name")
                .saying("investigating", "Words", now.minusSeconds(60))
                .put();
        shown("/history.atom", "First name");
        Set<String> before = ids();

        data.execute(
                "UPDATE incidents SET title = 'Second name', public_updated_at = now(), version = version + 1 WHERE public_id = $1",
                id);
        shown("/history.atom", "Second name");

        assertThat(before).hasSize(1).allMatch(each -> each.startsWith("urn:uuid:"));
        assertThat(ids()).isEqualTo(before);
        assertThat(Parsed.feed("/history.atom").getEntries().get(0).getUpdatedDate())
                .isAfter(Date.from(now.minusSeconds(60)));
    }

    private static Set<String> ids() throws IOException {
        Set<String> ids = new HashSet<>();
        for (String format : List.of("atom", "rss")) {
            ids.add(Parsed.feed("/history." + format).getEntries().get(0).getUri());
        }
        ids.add(JSON.readTree(read("/history.json")).at("/items/0/id").asText());
        return ids;
    }

    @ParameterizedTest
    @ValueSource(strings = {"/history.rss", "/history.atom", "/history.json"})
    void whatWasRetractedOrIsInternalIsGone(String path) {
        String secret = "CONFIDENTIAL-5";
        data.anIncident(secret + " internal")
                .internal()
                .saying("investigating", secret, now)
                .put();
        data.anIncident(secret + " untold").in(null).internally("investigating").put();
        data.anIncident("Known")
                .in("monitoring")
                .internally("resolved")
                .saying("investigating", "Public words", now.minusSeconds(300))
                .saying("monitoring", secret + " taken back", now.minusSeconds(200), "public", "retracted", "[]")
                .saying("resolved", secret + " note", now, "internal", "published", "[]")
                .saying("monitoring", secret + " draft", now, "public", "draft", "[]")
                .put();

        assertThat(shown(path, "Known"))
                .contains("Public words")
                .doesNotContain(secret, "Commander-X", "Author-X", "retracted");
    }

    @Test
    void markupAndCharactersThatXmlDoesNotHaveDoNoHarm() throws IOException {
        String title = "<script>alert(1)</script> & ]]> \u0001\u001b[31m\u202Eevil 🚨 عطل";
        data.anIncident(title)
                .saying("investigating", "<img src=x onerror=alert(1)> \u0007 ]]> [x](javascript:alert(1)) 🚑", now)
                .put();
        shown("/history.atom", "عطل");

        for (String format : List.of("atom", "rss")) {
            SyndEntry entry = Parsed.feed("/history." + format).getEntries().get(0);
            assertThat(entry.getTitle()).isEqualTo("<script>alert(1)</script> & ]]> [31mevil 🚨 عطل");
            Document content = Jsoup.parseBodyFragment(Parsed.html(entry));
            assertThat(content.select("img, script, [onerror], a[href^=javascript]"))
                    .isEmpty();
            assertThat(content.text()).contains("<img src=x onerror=alert(1)> ]]> x 🚑");
            assertThat(read("/history." + format)).doesNotContain("<script", "<img", "\u0001", "\u0007", "\u202E");
        }
    }

    @Test
    void theFiftyOfWhichThePublicHeardLastAreTold() throws IOException {
        for (int i = 0; i < 60; i++) {
            Instant at = now.minus(Duration.ofHours(i + 1));
            data.anIncident("Number " + i)
                    .from(at)
                    .in("resolved")
                    .until(at)
                    .saying("resolved", "Over", at)
                    .put();
        }
        data.anIncident("An old one with news")
                .from(now.minus(Duration.ofDays(900)))
                .saying("investigating", "Still", now)
                .put();
        shown("/history.atom", "An old one with news");

        List<SyndEntry> entries = Parsed.feed("/history.atom").getEntries();

        assertThat(entries).hasSize(50);
        assertThat(entries.get(0).getTitle()).isEqualTo("An old one with news");
        assertThat(entries.get(49).getTitle()).isEqualTo("Number 48");
        assertThat(Parsed.feed("/history.rss").getEntries()).hasSize(50);
        Parsed.jsonFeed("/history.json");
    }

    @Test
    void anEmptyInstallationHasEmptyFeeds() throws IOException {
        data.show();
        org.awaitility.Awaitility.await().until(() -> !read("/history.atom").contains("<entry>"));

        assertThat(Parsed.feed("/history.atom").getEntries()).isEmpty();
        assertThat(Parsed.feed("/history.rss").getEntries()).isEmpty();
        assertThat(Parsed.jsonFeed("/history.json").get("items")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/history.rss, application/rss+xml;charset=UTF-8",
        "/history.atom, application/atom+xml;charset=UTF-8",
        "/history.json, application/feed+json;charset=UTF-8"
    })
    void eachFeedIsNamedOpenAndCacheable(String path, String type) {
        Response answer = answer(path);

        assertThat(answer.contentType()).isEqualTo(type);
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        given().header("If-None-Match", answer.header("ETag")).get(path).then().statusCode(304);
        given().post(path).then().statusCode(405);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "xx", "", "%00", "xx-aaaaaaaa-aaaaaaaa-aaaaaaaa-aaaaaaaa-aaaaaaaa"})
    void aLanguageThatIsNotOfferedIsTheDefault(String lang) throws IOException {
        Parsed.feed("/history.atom?lang=" + lang);
        assertThat(read("/history.atom?lang=" + lang))
                .isEqualTo(read("/history.atom"))
                .contains(" xml:lang=\"en\"");
        assertThat(Parsed.feed("/history.rss?lang=" + lang).getLanguage()).isEqualTo("en");
    }

    @Test
    void aReaderWhoAskedForItalianGetsItWhereThereIsAny() throws IOException {
        String id = data.anIncident("Checkout is down")
                .saying("investigating", "Nobody translated this", now)
                .put();
        data.execute("UPDATE incidents SET translations = '{\"it\":\"La cassa non va\"}' WHERE public_id = $1", id);
        shown("/history.atom?lang=it", "La cassa non va");

        String atom = read("/history.atom?lang=it");
        SyndEntry entry = Parsed.feed("/history.atom?lang=it").getEntries().get(0);

        assertThat(atom).contains(" xml:lang=\"it\"", "history.atom?lang=it");
        assertThat(entry.getLink()).endsWith("/incidents/" + id + "?lang=it");
        assertThat(Jsoup.parse(Parsed.html(entry)).select("[lang=en]").text()).isEqualTo("Nobody translated this");
        assertThat(Parsed.html(entry)).contains("In fase di verifica");
    }
}
