package io.sitrep.incident.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** What a page says of itself to those who show a link to it. */
@QuarkusTest
class PageMetadataTest extends PageReading {
    @Test
    void incidentIsDescribedByWhatWasSaidLast() {
        String id = data.anIncident("Down </script><b>\"now\"")
                .saying("investigating", "**We** look & </script> " + "on and on ".repeat(50), now)
                .put();
        shown("Down");

        Document page = read("/incidents/" + id + "?lang=it&tz=Europe/Rome");

        assertThat(page.select("link[rel=canonical]").attr("href")).endsWith("/incidents/" + id);
        assertThat(page.select("meta[property=og:title]").attr("content"))
                .isEqualTo("Down </script><b>\"now\" · Status");
        assertThat(page.select("meta[property=og:description]").attr("content"))
                .startsWith("We look & </script> on and on")
                .hasSize(200);
        assertThat(page.select("meta[property=og:type]").attr("content")).isEqualTo("article");
        assertThat(page.select("meta[property=og:url]").attr("content"))
                .isEqualTo(page.select("link[rel=canonical]").attr("href"));
        assertThat(page.select("meta[property=og:locale]").attr("content")).isEqualTo("it");
        JsonObject data =
                new JsonObject(page.select("script[type=application/ld+json]").html());
        assertThat(data.getString("@type")).isEqualTo("Article");
        assertThat(data.getString("headline")).isEqualTo("Down </script><b>\"now\" · Status");
        assertThat(data.getString("dateModified")).isNotEmpty();
        assertThat(page.select("html").attr("data-incident")).isEqualTo(id);
    }

    @Test
    void firstPageIsOneAddressInSeveralLanguages() {
        data.shown();

        Document page = read("/?lang=de&tz=Europe/Berlin");

        assertThat(page.select("link[rel=canonical]").attr("href"))
                .endsWith("/")
                .doesNotContain("?");
        assertThat(page.select("link[rel=alternate][hreflang=it]").attr("href"))
                .endsWith("/?lang=it")
                .startsWith("http");
        assertThat(page.select("meta[property=og:title]").attr("content"))
                .isEqualTo("Alle Systeme sind in Betrieb · Status");
        assertThat(new JsonObject(
                                page.select("script[type=application/ld+json]").html())
                        .getString("inLanguage"))
                .isEqualTo("de");
    }
}
