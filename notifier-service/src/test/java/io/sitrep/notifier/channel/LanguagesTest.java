package io.sitrep.notifier.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.sitrep.notifier.intake.EventReader;
import io.sitrep.notifier.intake.Impact;
import io.sitrep.notifier.outside.Events;
import io.sitrep.notifier.outside.RealService;
import io.sitrep.notifier.render.Look;
import io.sitrep.notifier.render.Message;
import io.sitrep.notifier.render.Reader;
import io.sitrep.notifier.render.Renderer;
import io.sitrep.notifier.render.StoredPublication;
import io.sitrep.notifier.template.Template;
import io.sitrep.notifier.template.Templates;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What every channel there is says in a reader's language; none is named here, so that none is forgotten. */
@RealService
class LanguagesTest {
    private static final String HEBREW = "אנחנו בודקים את INC-42 עכשיו";

    @Inject
    Channels channels;

    @Inject
    Renderer renderer;

    @Inject
    EventReader events;

    @Test
    void aTranslationIsToldWhereThereIsOne() {
        Events incident = Events.anIncident().translated("it", "La cassa non va", "Stiamo verificando.");

        assertThat(shown(incident, "it", Templates.NONE))
                .allSatisfy((channel, text) -> assertThat(text)
                        .as(channel)
                        .contains("La cassa non va")
                        .doesNotContain("non tradotto", "non è stato tradotto"));
    }

    @Test
    void withoutATranslationEveryChannelSaysSoInTheReadersLanguage() {
        Map<String, String> notes = Map.of(
                "it", "non è stato tradotto|non tradotto",
                "fr", "n’a pas été traduite|non traduit",
                "de", "nicht auf|nicht übersetzt",
                "es", "no se ha traducido|sin traducir");
        notes.forEach((language, note) -> assertThat(shown(Events.anIncident(), language, Templates.NONE))
                .allSatisfy((channel, text) -> {
                    assertThat(text).as(channel + " in " + language).contains("Checkout is down");
                    assertThat(isMachines(text) || text.matches("(?s).*(" + note + ").*"))
                            .as(channel + " in " + language + ": " + text)
                            .isTrue();
                }));
    }

    @Test
    void aMachineIsToldTheLanguageOfTheTextItself() {
        Events incident = Events.anIncident().translated("it", "La cassa non va", "Stiamo verificando.");

        assertThat(languageOfWebhook(incident, "it")).isEqualTo("it");
        assertThat(languageOfWebhook(incident, "fr")).isEqualTo("en");
        assertThat(languageOfWebhook(incident, "en")).isEqualTo("en");
    }

    @Test
    void whatIsWrittenRightToLeftIsHeldApartFromTheLinkAndFromOurWords() {
        Events incident = Events.anIncident().translated("he", "הקופה לא עובדת", HEBREW);

        assertThat(shown(incident, "he", Templates.NONE)).allSatisfy((channel, text) -> {
            if (text.contains("://") && !isMachines(text)) {
                int link = text.indexOf("https://status.example.com");
                assertThat(text.charAt(link - 1)).as(channel).isIn('\n', '\u2068', ' ');
                assertThat(isAlone(text, link) || text.charAt(link - 1) == '\u2068')
                        .as(channel + " holds its link apart: " + text)
                        .isTrue();
                assertThat(text.chars().filter(sign -> sign == '\u2068').count())
                        .as(channel + " closes what it opens")
                        .isEqualTo(text.chars().filter(sign -> sign == '\u2069').count());
            }
        });
    }

    @Test
    void thePagesOwnWordsAreSaidByEveryChannelButToMachines() {
        Templates own = Templates.of(List.of(new Templates.Kept(
                "own",
                null,
                null,
                Map.of(
                        Templates.ANY_LANGUAGE,
                        new Templates.Words(
                                Template.parse("{page} tells you: {title}"),
                                Template.parse("Yours truly, {status}.\n{message}\n{link}"))))));

        assertThat(shown(Events.anIncident(), "en", own))
                .allSatisfy(
                        (channel, text) -> assertThat(isMachines(text) || text.contains("Yours truly, Investigating."))
                                .as(channel + ": " + text)
                                .isTrue());
    }

    private static boolean isMachines(String text) {
        return text.startsWith("{");
    }

    private static boolean isAlone(String text, int link) {
        return text.substring(text.lastIndexOf('\n', link) + 1, link).matches("[^\\u0590-\\u07FF]*");
    }

    private String languageOfWebhook(Events incident, String language) {
        return new JsonObject(shown(incident, language, Templates.NONE).get("webhook"))
                .getJsonObject("sitrep")
                .getString("language");
    }

    private Map<String, String> shown(Events incident, String language, Templates templates) {
        StoredPublication stored = new StoredPublication(
                UUID.randomUUID(),
                0,
                StoredPublication.Kind.UPDATE,
                events.planned(
                        incident.data(1, "investigating", "We look into it.").encode()),
                Impact.CRITICAL,
                Instant.parse("2026-03-04T10:00:01Z"),
                new Look("Example Status", "en", templates));
        Message message = renderer.render(UUID.randomUUID(), stored, Reader.of(language, "UTC"), "token");
        return channels.offered().stream().collect(Collectors.toMap(name -> name, name -> preview(name, message)));
    }

    private String preview(String name, Message message) {
        Preview preview =
                channels.named(name).orElseThrow().preview(message).await().atMost(Duration.ofSeconds(30));
        return (preview.subject() == null ? "" : preview.subject() + "\n") + preview.text();
    }
}
