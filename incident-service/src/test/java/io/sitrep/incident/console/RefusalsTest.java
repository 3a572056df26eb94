package io.sitrep.incident.console;

import static io.sitrep.incident.api.Suite.incident;
import static io.sitrep.incident.api.Suite.post;
import static io.sitrep.incident.api.Suite.tokenOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.sitrep.incident.RealIncidentService;
import io.sitrep.incident.console.Refusals.Text;
import io.sitrep.incident.page.html.Vocabulary;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** What is refused is said in the reader's language as far as there are words for it; the rest stays English, and says so. */
@QuarkusTest
class RefusalsTest extends RealIncidentService {
    private static final String LIST = "/console/incidents";

    @Inject
    Vocabulary vocabulary;

    @Test
    void valueThatIsMissingIsNamedInTheReadersLanguage() {
        Visitor ada = Visitor.with(tokenOf("publisher"));
        ada.open("/console/declare?lang=de");

        Document screen = ada.submit(LIST, Map.of("title", "", "message", "x".repeat(25_001)));

        assertThat(screen.select("[role=alert] li").eachText())
                .containsExactlyInAnyOrder("Titel fehlt", "Nachricht hat mehr als 25000 Zeichen");
        assertThat(screen.select("[role=alert] [lang=en]")).isEmpty();
    }

    @Test
    void statusThatCannotBeIsSaidInThePagesWords() {
        String ref = incident(Map.of());
        Visitor ada = Visitor.with(tokenOf("publisher"));
        ada.open(LIST + "/" + ref + "?lang=it");
        post(ref, Map.of("message", "Over.", "status", "resolved"));

        Document screen = ada.submit(
                LIST + "/" + ref + "/updates", Map.of("message", "Still.", "status", "identified", "publish", "now"));

        assertThat(ada.status()).isEqualTo(409);
        assertThat(screen.select("[role=alert]").text())
                .contains("Risolto non può diventare: Causa individuata")
                .doesNotContain("cannot become");
    }

    @Test
    void whatStandsInARefusalStandsInOursAndAHintIsSaidToo() {
        String ref = incident(Map.of("visibility", "internal"));
        String other = incident(Map.of());
        Visitor ada = Visitor.with(tokenOf("publisher"));
        ada.open(LIST + "/" + other + "?lang=fr");

        Document screen = ada.submit(LIST + "/" + other + "/merge", Map.of("into", ref));

        assertThat(ada.status()).isEqualTo(409);
        assertThat(screen.select("[role=alert] [lang=fr]").text())
                .isEqualTo("Le public connaît " + other + ", mais pas " + ref + " : il le perdrait de vue.");
        assertThat(told("A resolved incident cannot become postmortem: publish its postmortem instead"))
                .isEqualTo(
                        "Behoben kann nicht werden: Nachbetrachtung. Veröffentlichen Sie stattdessen die Nachbetrachtung.");
        assertThat(told("An update that is held cannot be retracted: stop it instead"))
                .isEqualTo("Die Meldung ist: zurückgehalten. Halten Sie sie stattdessen an.");
        assertThat(told("line 12: is not a region that is known here: atlantis"))
                .isEqualTo("Zeile 12: ist hier nicht bekannt: atlantis");
        assertThat(told("403 · the chat refused the message")).isEqualTo("403 · Chat: Nachricht abgelehnt");
        assertThat(told("Only a dead or an uncertain delivery can be asked for again; it is delivered"))
                .endsWith("Diese ist: zugestellt");
    }

    @Test
    void whatThereAreNoWordsForIsSaidAsTheApiSaysIt() {
        assertThat(Refusals.told("It rains today", Locale.GERMAN, vocabulary.in(Locale.GERMAN)))
                .isEqualTo(new Text("It rains today", "en"));
        assertThat(Refusals.told("rain: is not a season", Locale.GERMAN, vocabulary.in(Locale.GERMAN))
                        .lang())
                .as("half of it would be in another language")
                .isEqualTo("en");
        assertThat(Refusals.told("is missing", Locale.ENGLISH, vocabulary.in(Locale.ENGLISH)))
                .isEqualTo(new Text("is missing", "en"));
        assertThat(Refusals.told("x".repeat(3_000) + " is missing", Locale.GERMAN, vocabulary.in(Locale.GERMAN))
                        .lang())
                .as("what is as long is nothing that is refused with")
                .isEqualTo("en");
    }

    private String told(String english) {
        Text told = Refusals.told(english, Locale.GERMAN, vocabulary.in(Locale.GERMAN));
        assertThat(told.lang()).as(english).isEqualTo("de");
        return told.text();
    }
}
