package io.sitrep.notifier.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.junit.jupiter.params.ParameterizedTest;
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

    private static Properties words(String file) throws IOException {
        Properties words = new Properties();
        try (InputStream stream = WordsTest.class.getResourceAsStream("/" + file)) {
            words.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
        }
        return words;
    }
}
