package io.sitrep.incident.page.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each language has a file, and each file has everything. */
class WordsTest {
    private static final Path FILES = Path.of("src/main/resources/messages");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(?:#if )?(\\w+)");

    static Stream<Path> files() throws IOException {
        return Files.list(FILES).filter(file -> file.getFileName().toString().startsWith("words_"));
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyNameIsThere(Path file) throws IOException {
        assertThat(words(file).stringPropertyNames())
                .containsExactlyInAnyOrderElementsOf(english().stringPropertyNames());
        assertThat(words(file).values()).noneMatch(text -> text.toString().isBlank());
    }

    @ParameterizedTest
    @MethodSource("files")
    void placeholdersAreThoseOfTheEnglishWords(Path file) throws IOException {
        Properties words = words(file);
        Properties english = english();

        for (String name : english.stringPropertyNames()) {
            assertThat(placeholders(words.getProperty(name)))
                    .as(name)
                    .isEqualTo(placeholders(english.getProperty(name)));
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyTimeNamesItsZone(Path file) throws IOException {
        Properties words = words(file);
        ZonedDateTime noon = ZonedDateTime.parse("2026-07-04T12:34:00+02:00[Europe/Rome]");

        for (String pattern : new String[] {"timePattern", "nearTimePattern", "clockPattern"}) {
            String time = DateTimeFormatter.ofPattern(
                            words.getProperty(pattern), Locale.forLanguageTag(words.getProperty("language")))
                    .format(noon);
            assertThat(time).contains("12:34").containsPattern("(CEST|MESZ)$");
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void fileIsNamedAfterItsLanguage(Path file) throws IOException {
        assertThat(file.getFileName()).hasToString("words_" + words(file).getProperty("language") + ".properties");
    }

    private static Set<String> placeholders(String text) {
        Set<String> names = new TreeSet<>();
        Matcher matcher = PLACEHOLDER.matcher(text);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }

    private static Properties english() throws IOException {
        return words(FILES.resolve("words_en.properties"));
    }

    private static Properties words(Path file) throws IOException {
        Properties words = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            words.load(reader);
        }
        return words;
    }
}
