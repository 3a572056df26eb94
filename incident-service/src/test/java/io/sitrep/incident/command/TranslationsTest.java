package io.sitrep.incident.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sitrep.incident.Required;
import io.sitrep.incident.Settings;
import io.sitrep.incident.domain.Decision;
import io.sitrep.incident.domain.DomainStory;
import io.sitrep.incident.domain.Effects;
import io.sitrep.incident.domain.PublicationPolicy;
import io.sitrep.incident.domain.Publish;
import io.sitrep.incident.domain.Publishing;
import io.sitrep.incident.domain.Stamp;
import io.sitrep.incident.domain.UpdateDraft;
import io.sitrep.incident.domain.Visibility;
import io.sitrep.kit.problem.FieldError;
import io.sitrep.kit.problem.ProblemException;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A house that speaks English, Italian and French, and lets nothing out that is not said in all of them. */
class TranslationsTest {
    private static final Map<String, String> BOTH = Map.of("it", "Una banca.", "fr", "Une banque.");
    private static final Map<String, String> TITLE = Map.of("fr", "Le paiement ne marche pas");

    private final Translations translations = new Translations(new SmallRyeConfigBuilder()
            .withDefaultValues(Required.SETTINGS)
            .withMapping(Settings.class)
            .withDefaultValue("sitrep.locales", "en,it,fr")
            .withDefaultValue("sitrep.require-translations", "true")
            .build()
            .getConfigMapping(Settings.class));

    @Test
    void whatIsMissingIsNamed() {
        assertThatThrownBy(() -> translations.complete(said(Map.of("it", "Una banca."), Map.of(), null, null)))
                .isInstanceOfSatisfying(ProblemException.class, refused -> {
                    assertThat(refused.problem().status()).isEqualTo(422);
                    assertThat(refused.problem().errors())
                            .extracting(FieldError::field)
                            .containsExactly("translations.fr.title", "translations.fr.message");
                });
    }

    @Test
    void aTitleThatComesWithTheUpdateIsThereAlsoWhileItWaits() {
        for (Publish wish : List.of(Publish.NOW, Publish.HELD)) {
            Decision decision = said(BOTH, TITLE, wish, null);

            assertThat(translations.complete(decision)).isSameAs(decision);
            assertThat(translations.missing(decision.update(), decision.after()))
                    .isEmpty();
        }
    }

    @Test
    void whatStaysInsideAndWhatIsStillWrittenNeedsNone() {
        for (Decision decision : List.of(
                said(Map.of(), Map.of(), null, Visibility.INTERNAL), said(Map.of(), Map.of(), Publish.DRAFT, null))) {
            assertThat(translations.complete(decision)).isSameAs(decision);
        }
    }

    private static Decision said(
            Map<String, String> messages, Map<String, String> titles, Publish wish, Visibility visibility) {
        var effects = new Effects(null, List.of(), null, null, titles, null, false);
        var draft = new UpdateDraft("A bank is out.", messages, effects, true, visibility, wish);
        Decision declared = DomainStory.declared();
        return new Publishing(declared.after(), PublicationPolicy.AT_ONCE)
                .post(
                        draft,
                        new Stamp(declared.entry().actor(), declared.entry().at(), UUID.randomUUID(), "abcdefghijkl"));
    }
}
