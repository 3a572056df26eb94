package io.sitrep.notifier.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.sitrep.notifier.intake.Impact;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {
    @ParameterizedTest
    @ValueSource(strings = {"it", "fr", "de", "es"})
    void everyLanguageHasEveryWord(String language) throws IOException {
        Properties english = words("words.properties");
        Properties other = words("words_" + language + ".properties");

        assertThat(other.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        assertThat(other.stringPropertyNames())
                .allSatisfy(key -> assertThat(other.getProperty(key)).as(key).isNotBlank());
    }

    /** A place is a number in braces; an apostrophe beside one would be read as a quote. */
    @ParameterizedTest
    @ValueSource(strings = {"", "_it", "_fr", "_de", "_es"})
    void everyLanguageHasTheSamePlacesInTheSameWords(String suffix) throws IOException {
        Properties english = words("words.properties");
        Properties other = words("words" + suffix + ".properties");

        assertThat(other.stringPropertyNames()).allSatisfy(key -> {
            String text = other.getProperty(key);
            assertThat(places(text)).as(key).isEqualTo(places(english.getProperty(key)));
            assertThat(places(text).isEmpty() || text.indexOf('\'') < 0)
                    .as(key + " has an apostrophe beside a place")
                    .isTrue();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "it", "fr", "de", "es"})
    void everyStatusImpactAndKindHasAWord(String language) {
        Words words = Words.of(Reader.of(language, "UTC"));
        for (Impact impact : Impact.values()) {
            assertThat(words.get("impact." + impact.word())).isNotBlank();
        }
        for (StoredPublication.Kind kind : StoredPublication.Kind.values()) {
            if (kind != StoredPublication.Kind.UPDATE) {
                assertThat(words.get("kind." + kind.word())).isNotBlank();
            }
        }
        for (String status : List.of(
                "investigating",
                "identified",
                "monitoring",
                "resolved",
                "postmortem",
                "scheduled",
                "in_progress",
                "verifying",
                "completed",
                "cancelled")) {
            assertThat(words.get("status." + status)).isNotBlank();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en|4 Mar 2026, 11:00 (Europe/Rome)",
                "it|4 mar 2026, 11:00 (Europe/Rome)",
                "fr|4 mars 2026, 11:00 (Europe/Rome)",
                "de|4 März 2026, 11:00 (Europe/Rome)",
                "es|4 mar 2026, 11:00 (Europe/Rome)"
            })
    void aTimeIsWrittenInTheReadersLanguageWithItsZone(String language, String written) {
        assertThat(Words.of(Reader.of(language, "Europe/Rome")).time(Instant.parse("2026-03-04T10:00:00Z")))
                .isEqualTo(written);
    }

    private static List<String> places(String text) {
        return Pattern.compile("\\{[^}]*}")
                .matcher(text)
                .results()
                .map(found -> found.group())
                .sorted()
                .toList();
    }

    private static Properties words(String file) throws IOException {
        Properties words = new Properties();
        try (InputStream stream = WordsTest.class.getResourceAsStream("/" + file)) {
            words.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
        }
        return words;
    }
}
