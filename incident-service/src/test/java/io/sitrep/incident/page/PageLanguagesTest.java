package io.sitrep.incident.page;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class PageLanguagesTest extends PageReading {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | All Systems Operational",
                "it | Tutti i sistemi sono operativi",
                "fr | Tous les systèmes sont opérationnels",
                "de | Alle Systeme sind in Betrieb",
                "es | Todos los sistemas están operativos"
            })
    void thePageSpeaksTheLanguageOfTheAddressAndElseOfTheBrowser(String language, String overall) {
        data.component("Marker", "operational");
        shown("Marker");

        for (Document page : new Document[] {
            read("/?lang=" + language),
            Jsoup.parse(given().header("Accept-Language", language + ", xx;q=0.5")
                    .get("/")
                    .asString())
        }) {
            assertThat(page.selectFirst("html").attr("lang")).isEqualTo(language);
            assertThat(page.selectFirst("html").attr("dir")).isEqualTo("ltr");
            assertThat(page.select("h1").text()).isEqualTo(overall);
            assertThat(page.title()).isEqualTo(overall + " · Status");
        }
        assertThat(Jsoup.parse(given().header("Accept-Language", "xx")
                                .get("/?lang=" + language)
                                .asString())
                        .select("h1")
                        .text())
                .isEqualTo(overall);
    }

    @Test
    void titlesAndUpdatesAreShownInTheReadersLanguage() {
        String id = inItalianToo();

        Document page = read("/?lang=it");

        assertThat(page.select("article h3").text()).isEqualTo("Il pagamento non funziona");
        assertThat(page.select("article h3").attr("lang")).isEmpty();
        assertThat(page.select(".updates .message").eachText()).containsExactly("We know why", "Stiamo verificando");
        assertThat(page.select(".updates .message").last().attr("lang")).isEmpty();
        Document incident = read("/incidents/" + id + "?lang=it");
        assertThat(incident.select("h1").text()).isEqualTo("Il pagamento non funziona");
        assertThat(incident.title()).startsWith("Il pagamento non funziona");
        assertThat(read("/?lang=en").select("article h3").text()).isEqualTo("Checkout is down");
    }

    @Test
    void whatNobodyTranslatedIsShownInTheDefaultLanguageAndSaysSo() {
        inItalianToo();

        Document page = read("/?lang=it");
        assertThat(page.select(".updates .message").first().attr("lang")).isEqualTo("en");
        assertThat(page.select(".updates .foreign").eachText()).containsExactly("in inglese");
        Document french = read("/?lang=fr");
        assertThat(french.select("article h3").text()).isEqualTo("Checkout is down");
        assertThat(french.select("article h3").attr("lang")).isEqualTo("en");
        assertThat(french.select(".updates .foreign").eachText()).containsExactly("en anglais", "en anglais");
        assertThat(read("/?lang=en").select("main [lang], .foreign")).isEmpty();
    }

    @Test
    void translationsOfWhatWasRetractedAreGone() {
        PageData.Built incident = data.anIncident("Taken back")
                .saying("investigating", "Words", now.minusSeconds(60))
                .saying("identified", "Wrong", now, "public", "retracted", "[]");
        String id = incident.put();
        translate(incident, 2, "Parole sbagliate");
        shown("Taken back");

        String page = given().get("/incidents/" + id + "?lang=it").asString();

        assertThat(page).contains("Questo aggiornamento è stato ritirato.").doesNotContain("Parole sbagliate");
    }

    @Test
    void linksKeepTheLanguageAndTheZoneThatTheAddressAskedFor() {
        String id = inItalianToo();

        Document plain = read("/");
        assertThat(plain.select("article h3 a").attr("href")).isEqualTo("/incidents/" + id);
        Document chosen = read("/?lang=it&tz=Europe/Rome");
        assertThat(chosen.select("article h3 a").attr("href"))
                .isEqualTo("/incidents/" + id + "?lang=it&tz=Europe%2FRome");
        assertThat(chosen.select(".menu nav a").eachAttr("hreflang")).containsExactly("en", "it", "fr", "de", "es");
        assertThat(chosen.select(".menu nav a[hreflang=de]").attr("href")).isEqualTo("/?lang=de&tz=Europe%2FRome");
        assertThat(chosen.select(".menu nav a[aria-current]").text()).isEqualTo("Italiano");
        assertThat(chosen.select("form input[name=lang]").attr("value")).isEqualTo("it");
    }

    private String inItalianToo() {
        PageData.Built incident = data.anIncident("Checkout is down")
                .saying("investigating", "We look", now.minusSeconds(60))
                .saying("identified", "We know why", now);
        String id = incident.put();
        data.execute(
                "UPDATE incidents SET translations = '{\"it\":\"Il pagamento non funziona\"}' WHERE id = $1",
                incident.id());
        translate(incident, 1, "Stiamo verificando");
        shown("Checkout is down");
        return id;
    }

    private void translate(PageData.Built incident, int position, String italian) {
        data.execute(
                "UPDATE incident_updates SET translations = json_build_object('it', $3::text)::text"
                        + " WHERE incident_id = $1 AND position = $2",
                incident.id(),
                position,
                italian);
    }
}
