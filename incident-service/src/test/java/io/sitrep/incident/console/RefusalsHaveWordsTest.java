package io.sitrep.incident.console;

import static java.util.function.Predicate.not;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Each text with which something that a form of the console sends can be refused, here or at the notifier, has words in the reader's
 * language. It goes by the sources: in the packages that answer a form each text of more than one word is a refusal, unless
 * {@code console/not-refusals.txt} says that it is none, or that no form meets it.
 */
class RefusalsHaveWordsTest {
    private static final Path HERE = Path.of("src/main/java/io/sitrep/incident");
    private static final Path NOTIFIER = Path.of("..", "notifier-service/src/main/java/io/sitrep/notifier");
    private static final Path KIT = Path.of("..", "deploy/kit/src/main/java/io/sitrep/kit");
    private static final Path EXCEPTIONS = Path.of("src/test/resources/console/not-refusals.txt");
    /** Nothing of it answers a form. */
    private static final List<String> OTHERS = List.of("/email/check/", "/email/bounce/");

    private static final Pattern SENTENCE = Pattern.compile("\\b[a-z]{2,} [a-z]{2,}");
    private static final Pattern PLACE = Pattern.compile("\\{\\d}");

    private static Set<String> said;
    private static List<String> exceptions;

    @BeforeAll
    static void read() throws IOException {
        List<String> sources = new ArrayList<>();
        Stream.of(
                        "api",
                        "command",
                        "domain/Refusal.java",
                        "domain/Merge.java",
                        "catalog",
                        "importer",
                        "maintenance",
                        "access",
                        "console")
                .forEach(part -> sources.addAll(sources(HERE.resolve(part))));
        Stream.of("api", "subscription", "social", "template", "importer", "erasure", "secret", "channel")
                .forEach(part -> sources.addAll(sources(NOTIFIER.resolve(part))));
        sources.addAll(sources(NOTIFIER.resolve("delivery/ChannelTests.java")));
        Stream.of("problem", "http/BodyLimit.java", "json").forEach(part -> sources.addAll(sources(KIT.resolve(part))));
        said = SourceTexts.of(sources);
        exceptions = Files.readAllLines(EXCEPTIONS).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
    }

    @Test
    void eachRefusalHasWords() {
        assertThat(said)
                .hasSizeGreaterThan(300)
                .filteredOn(text -> !exceptions.contains(text))
                .filteredOn(not(RefusalsHaveWordsTest::hasWords))
                .as("has no line in console/refusals.txt and none in console/not-refusals.txt")
                .isEmpty();
    }

    @Test
    void refusalThatWasAddedWithoutWordsIsFound() {
        Set<String> texts = SourceTexts.of(List.of("""
                class Added {
                    private static final String MOST = " beyond what " + "this can hold";
                    @Description(text = "what it is about")
                    void check(int size) {
                        LOG.infof("nobody is told of %d", size);
                        lines.warnf(LOG, "nobody is told of this either: %d", size);
                        if (size > 3) {
                            throw ProblemException.invalid("size", "is " + size + MOST);
                        }
                        throw new ProblemException(Problem.of(409, "odd", "Odd it is", "%s is odd here: %s".formatted(size, 2)));
                    }
                    String sentenceThatEndsAsAKnownOne() {
                        return "half of what you sent is missing";
                    }
                }
                """));

        assertThat(texts).contains("is 7 beyond what this can hold", "7 is odd here: 7");
        assertThat(texts)
                .doesNotContain("what it is about", "Odd it is")
                .noneMatch(text -> text.startsWith("nobody is told"));
        assertThat(texts).noneMatch(RefusalsHaveWordsTest::hasWords);
    }

    @Test
    void eachLineOfTheTableAndEachExceptionIsOfSomethingThatIsSaid() {
        List<String> written = Phrase.all().stream().map(Phrase::written).toList();

        assertThat(Phrase.all())
                .filteredOn(phrase -> said.stream()
                        .noneMatch(text -> phrase.fits(text) || phrase.written().endsWith(text)))
                .extracting(Phrase::written)
                .filteredOn(not(exceptions::contains))
                .isEmpty();
        assertThat(exceptions)
                .filteredOn(not(written::contains))
                .filteredOn(text -> !said.contains(text) || hasWords(text))
                .isEmpty();
    }

    /** What ours puts somewhere stands in the English, and what the English has for ours is put there. */
    @Test
    void placesOfAPhraseAreThoseOfItsText() {
        assertThat(Phrase.all())
                .allSatisfy(phrase -> assertThat(places(phrase.written().replace("{!", "{")))
                        .as(phrase.written())
                        .isEqualTo(places(ConsoleWords.in(Locale.GERMAN).say(phrase.name()))));
    }

    /** A hint begins with a colon: it stands at the end of others. */
    private static boolean hasWords(String text) {
        return Phrase.all().stream()
                .anyMatch(phrase ->
                        phrase.fits(text) && phrase.parts(text).stream().allMatch(RefusalsHaveWordsTest::canStandInOurs)
                                || text.startsWith(": ") && phrase.written().endsWith(text));
    }

    /** What is put into a text is a name, a number or a list of them; a sentence in it has words itself. */
    private static boolean canStandInOurs(Phrase.Part part) {
        boolean isSentence =
                part.mustBeKnown() || SENTENCE.matcher(part.english()).find();
        return !isSentence || hasWords(part.english());
    }

    private static Set<String> places(String text) {
        return PLACE.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> sources(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(each -> each.toString().endsWith(".java"))
                    .filter(each -> OTHERS.stream().noneMatch(each.toString()::contains))
                    .map(RefusalsHaveWordsTest::source)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String source(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
