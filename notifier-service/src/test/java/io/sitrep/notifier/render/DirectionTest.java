package io.sitrep.notifier.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DirectionTest {
    private static final String HEBREW = "הקופה לא עובדת";
    private static final String ARABIC = "الدفع معطل";

    @ParameterizedTest
    @CsvSource({"ar,rtl", "he,rtl", "fa,rtl", "ur,rtl", "ar-EG,rtl", "en,ltr", "it,ltr", "ja,ltr", "ru,ltr"})
    void aLanguageIsWrittenItsWay(String language, String direction) {
        assertThat(Direction.of(Locale.forLanguageTag(language))).isEqualTo(direction);
    }

    @Test
    void aTextRunsAsItsFirstLetterDoes() {
        assertThat(Direction.of("42: " + HEBREW + " (Checkout)")).isEqualTo("rtl");
        assertThat(Direction.of("Checkout: " + ARABIC)).isEqualTo("ltr");
        assertThat(Direction.of("42 – 7")).isEqualTo("ltr");
    }

    @Test
    void whatRunsTheOtherWayIsIsolatedAndNothingElse() {
        assertThat(Direction.isolated(HEBREW)).isEqualTo("\u2068" + HEBREW + "\u2069");
        assertThat(Direction.isolated("Checkout")).isEqualTo("Checkout");
        assertThat(Direction.isolatedLink("https://a.example/x")).isEqualTo("\u2068https://a.example/x \u2069");
    }

    @Test
    void whatTurnsTheDirectionIsTakenOutOfAStrangersWords() {
        assertThat(Direction.plain("a\u202Egnp.exe\u2066b\u2069c" + ARABIC)).isEqualTo("agnp.exebc" + ARABIC);
        assertThat(Direction.plain(null)).isNull();
    }
}
