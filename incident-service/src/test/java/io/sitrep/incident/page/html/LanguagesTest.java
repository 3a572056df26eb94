package io.sitrep.incident.page.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguagesTest {
    private final Languages languages = Languages.of(List.of("en", "it", "fr", "de", "pt-BR"), "en");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "it | de | it",
                "IT | de | it",
                "it-CH | de | it",
                "pt | de | pt-BR",
                "xx | de | de",
                "'' | fr-CA, it;q=0.5 | fr",
                " | it;q=0.5, de;q=0.9 | de",
                " | xx, it;q=0.1 | it",
                " | it;q=0, fr;q=0.2 | fr",
                " | *, it;q=0.1 | en",
                " | de-AT | de",
                " | pt-PT | pt-BR",
                " | ja, zh | en"
            })
    void theAddressBeatsTheBrowserAndTheBrowserTheDefault(String lang, String acceptLanguage, String expected) {
        assertThat(languages.choose(lang, acceptLanguage).toLanguageTag()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",,,", ";q=", "it;q=x", "!!", "\u0000", "it;q=2"})
    void nonsenseFromABrowserCountsAsNothing(String acceptLanguage) {
        assertThat(languages.choose(null, acceptLanguage)).isEqualTo(Locale.ENGLISH);
    }

    @Test
    void endlessHeadersAreNotReadAtAll() {
        assertThat(languages.choose(null, "it," + "x".repeat(1_000_000))).isEqualTo(Locale.ENGLISH);
    }
}
