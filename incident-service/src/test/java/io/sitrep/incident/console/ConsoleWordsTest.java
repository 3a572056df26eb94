package io.sitrep.incident.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the console says, in each language; and nothing is said that there is no text for. */
class ConsoleWordsTest {
    private static final Path FILES = Path.of("src/main/resources/console");
    private static final Path TEMPLATES = Path.of("src/main/resources/templates/console");
    private static final Path CODE = Path.of("src/main/java/io/sitrep/incident/console");
    private static final Pattern PLACE = Pattern.compile("\\{\\d}");
    private static final Pattern SAID = Pattern.compile(
            "(?:\\.t\\(|screens\\.outside\\(|screens\\.of\\(\"\\w+\",|new Said\\()\\s*['\"](\\w+)['\"]\\s*[,)]");
    private static final Pattern ACTED = Pattern.compile("\"(said\\w+)\"");
    private static final Pattern KINDS = Pattern.compile("\\.word\\('(\\w+_)',");

    @ParameterizedTest
    @ValueSource(strings = {"it", "fr", "de", "es"})
    void eachLanguageHasEachTextWithTheSamePlaces(String language) throws IOException {
        Properties english = words("en");
        Properties words = words(language);

        assertThat(words.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        english.stringPropertyNames()
                .forEach(name -> assertThat(all(PLACE, words.getProperty(name)))
                        .as(name)
                        .isEqualTo(all(PLACE, english.getProperty(name))));
        assertThat(words.values()).noneMatch(text -> text.toString().isBlank());
    }

    @Test
    void eachTextThatIsAskedForIsThereAndEachThatIsThereIsAskedFor() throws IOException {
        String code = read(TEMPLATES) + read(CODE);
        Set<String> asked = new TreeSet<>(groups(SAID, code));
        asked.addAll(groups(ACTED, code));
        Phrase.all().forEach(phrase -> asked.add(phrase.name()));
        Set<String> kinds = new TreeSet<>(groups(KINDS, code));
        kinds.addAll(Set.of("problem_", "fact_", "maintenanceField_", "field_"));
        Set<String> there = words("en").stringPropertyNames();

        asked.remove("said");
        assertThat(there).containsAll(asked);
        assertThat(there)
                .filteredOn(name -> !asked.contains(name) && kinds.stream().noneMatch(name::startsWith))
                .filteredOn(name -> !name.startsWith("said"))
                .isEmpty();
        assertThat(asked).hasSizeGreaterThan(60);
    }

    private static String read(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(ConsoleWordsTest::text)
                    .collect(Collectors.joining("\n"));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    private static Set<String> all(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(found -> found.group()).collect(Collectors.toSet());
    }

    private static Set<String> groups(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.results().map(found -> found.group(1)).collect(Collectors.toSet());
    }

    private static Properties words(String language) throws IOException {
        Properties words = new Properties();
        try (Reader lines = Files.newBufferedReader(FILES.resolve("words_" + language + ".properties"))) {
            words.load(lines);
        }
        return words;
    }
}
