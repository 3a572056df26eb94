package io.sitrep.incident.page.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TextTest {
    private static final Locale PORTUGUESE = Locale.forLanguageTag("pt-BR");

    @Test
    void readerGetsTheirOwnLanguageAndElseTheDefaultOne() {
        var italian = new Text.Choice(Locale.ITALIAN, Locale.ENGLISH, Locale.ITALIAN);

        assertThat(italian.of("Down", Map.of("it", "Giù")))
                .isEqualTo(new Text("Giù", Locale.ITALIAN, true, Locale.ITALIAN));
        assertThat(italian.of("Down", Map.of("fr", "En panne")))
                .isEqualTo(new Text("Down", Locale.ENGLISH, false, Locale.ITALIAN));
        assertThat(italian.of("Down", Map.of()).lang()).hasToString(" lang=\"en\"");
        assertThat(italian.of("Down", Map.of("it", "Giù")).lang()).hasToString("");
    }

    @Test
    void defaultLanguageNeedsNoTranslation() {
        var english = new Text.Choice(Locale.ENGLISH, Locale.ENGLISH, Locale.ENGLISH);

        assertThat(english.of("Down", Map.of("en", "never looked at")).text()).isEqualTo("Down");
        assertThat(english.of("Down", Map.of()).translated()).isTrue();
    }

    @Test
    void languageThePageHasNoWordsForIsNamedWhereItIsWritten() {
        var portuguese = new Text.Choice(PORTUGUESE, Locale.ENGLISH, Locale.ENGLISH);

        assertThat(portuguese.of("Down", Map.of("pt-BR", "Fora do ar")).lang()).hasToString(" lang=\"pt-BR\"");
        assertThat(portuguese.of("Down", Map.of("pt", "Fora do ar")).text()).isEqualTo("Fora do ar");
        assertThat(portuguese.of("Down", Map.of()).lang()).hasToString("");
    }
}
