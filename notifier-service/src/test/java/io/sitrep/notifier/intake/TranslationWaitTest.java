package io.sitrep.notifier.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sitrep.notifier.outside.Events;
import io.sitrep.notifier.outside.Notifier;
import io.sitrep.notifier.outside.RealService;
import io.sitrep.notifier.outside.WebhookReceiver;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In these tests readers of Spanish wait an hour for a translation, and readers of French two seconds. */
@RealService
class TranslationWaitTest {
    private final Events incident = Events.anIncident().ofSeverity("SEV2");

    @Inject
    Notifier notifier;

    @AfterEach
    void forget() {
        notifier.forgetEverybody();
    }

    @Test
    void readersWaitForTheirLanguageAndGetItAtOnceWhenItComes() {
        Reader spanish = reader("es");
        Reader english = reader("en");
        UUID update = notifier.updateOf(incident.says("investigating", "We look."));
        notifier.awaitStates(incident, english.id, "delivered");
        assertThat(notifier.states(incident, spanish.id)).containsExactly("pending");

        incident.quietly().tells("corrected", Events.translationOf(update, "We look.", "es", "Lo miramos."));

        notifier.awaitStates(incident, spanish.id, "delivered");
        assertThat(spanish.texts()).containsExactly("Lo miramos.");
        assertThat(english.texts()).containsExactly("We look.");
    }

    @Test
    void whoseTimeHasPassedIsToldAsItWasWritten() {
        Reader french = reader("fr");
        UUID event = incident.says("investigating", "We look.");

        notifier.awaitStates(incident, french.id, "delivered");
        assertThat(notifier.count("""
                        SELECT count(*) FROM ledger
                        WHERE publication_id = $1 AND delivered_at > planned_at + interval '500 ms'""", event)).isEqualTo(1);
        assertThat(french.texts()).containsExactly("We look.");
    }

    @Test
    void titleThatIsTranslatedLaterIsToldWithItsText() {
        Reader spanish = reader("es");
        UUID update = notifier.updateOf(incident.says("investigating", "We look."));

        incident.quietly()
                .translated("es", "No se puede pagar", "Lo miramos.")
                .tells("corrected", Events.translationOf(update, "We look.", "es", "Lo miramos."));

        notifier.awaitStates(incident, spanish.id, "delivered");
        assertThat(spanish.titles()).containsExactly("No se puede pagar");
    }

    @Test
    void translatedTitleOfWhatTheIncidentIsCalledByNowIsNotTold() {
        Reader spanish = reader("es");
        UUID update = notifier.updateOf(incident.says("investigating", "We look."));

        incident.quietly()
                .titled("Nobody can log in")
                .translated("es", "Nadie puede entrar", "Lo miramos.")
                .tells("corrected", Events.translationOf(update, "We look.", "es", "Lo miramos."));

        notifier.awaitStates(incident, spanish.id, "delivered");
        assertThat(spanish.titles()).containsExactly("Checkout is down");
    }

    @Test
    void whoWasToldIsNotToldAgainWhenATranslationComes() {
        Reader french = reader("fr");
        UUID update = notifier.updateOf(incident.says("investigating", "We look."));
        notifier.awaitStates(incident, french.id, "delivered");

        UUID corrected = incident.quietly()
                .tells("corrected", Events.translationOf(update, "We look.", "fr", "Nous cherchons."));
        notifier.awaitInInbox(corrected);
        incident.says("monitoring", "Better.");

        assertThat(notifier.count("SELECT count(*) FROM ledger WHERE subscriber_id = $1", UUID.fromString(french.id)))
                .isEqualTo(1);
        assertThat(french.texts()).containsExactly("We look.");
    }

    @Test
    void whoeverAsksForItHasItToldToThoseWhoReadThatLanguageAndToNobodyElse() {
        Reader french = reader("fr");
        Reader english = reader("en");
        UUID update = notifier.updateOf(incident.says("investigating", "We look."));
        notifier.awaitStates(incident, french.id, "delivered");
        notifier.awaitStates(incident, english.id, "delivered");

        UUID translated =
                incident.tells("corrected", Events.translationOf(update, "We look.", "fr", "Nous cherchons."));
        notifier.awaitPlanned(translated);
        notifier.awaitStates(incident, french.id, "delivered", "delivered");

        assertThat(french.texts())
                .containsExactly(
                        "We look.",
                        "Ce que nous vous avons annoncé existe maintenant dans votre langue :\n\nNous cherchons.");
        assertThat(english.texts()).containsExactly("We look.");
    }

    @Test
    void aTranslationThatComesWithOtherWordsIsACorrectionForAll() {
        Reader english = reader("en");
        UUID update = notifier.updateOf(incident.says("investigating", "We look."));
        notifier.awaitStates(incident, english.id, "delivered");

        incident.tells("corrected", Events.translationOf(update, "We looked.", "fr", "Nous avons cherché."));

        notifier.awaitStates(incident, english.id, "delivered", "delivered");
    }

    @Test
    void nobodyWaitsForWhatIsThereOrForASev1() {
        Reader spanish = reader("es");
        incident.translated("es", "La caja no va", "Lo miramos.").says("investigating", "We look.");
        notifier.awaitStates(incident, spanish.id, "delivered");

        Events urgent = Events.anIncident().ofSeverity("SEV1");
        urgent.says("investigating", "All is down.");
        notifier.awaitStates(urgent, spanish.id, "delivered");

        assertThat(spanish.texts()).containsExactly("Lo miramos.", "All is down.");
    }

    @Test
    void howeverManyUpdatesComeNobodyWaitsLongerThanForTheFirst() {
        Reader spanish = reader("es");
        notifier.awaitPlanned(incident.says("investigating", "One."));
        Object due = due();
        notifier.awaitPlanned(incident.says("identified", "Two."));

        assertThat(notifier.states(incident, spanish.id)).containsExactly("superseded", "pending");
        assertThat(due()).isEqualTo(due);
        notifier.sql("UPDATE queue SET due_at = now() WHERE incident_id = $1", incident.incident);
        notifier.awaitStates(incident, spanish.id, "superseded", "delivered");
    }

    @ParameterizedTest
    @ValueSource(strings = {"it", "it=", "=PT2M", "it=soon", "it=PT0S", "it=PT2M=x", "?=PT2M"})
    void aSettingThatIsNoneIsRefused(String text) {
        assertThatThrownBy(() -> TranslationWait.of(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aSettingNamesALanguageAndATime() {
        assertThat(TranslationWait.of(" it=PT2M")).isEqualTo(new TranslationWait("it", Duration.ofMinutes(2)));
        assertThat(TranslationWait.of("pt-BR = 90s")).isEqualTo(new TranslationWait("pt-BR", Duration.ofSeconds(90)));
    }

    private Object due() {
        return notifier.sql("SELECT due_at FROM queue WHERE incident_id = $1", incident.incident)
                .get(0)
                .getOffsetDateTime("due_at");
    }

    private Reader reader(String locale) {
        String path = "/" + UUID.randomUUID();
        return new Reader(
                path,
                notifier.subscribeWebhook(path, new JsonObject().put("locale", locale))
                        .getString("id"));
    }

    private record Reader(String path, String id) {
        List<String> texts() {
            return WebhookReceiver.running().at(path).stream()
                    .map(WebhookReceiver.Received::message)
                    .toList();
        }

        List<String> titles() {
            return WebhookReceiver.running().at(path).stream()
                    .map(received -> received.json().getJsonObject("incident").getString("name"))
                    .toList();
        }
    }
}
