package io.sitrep.incident.catalog.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sitrep.kit.problem.FieldError;
import io.sitrep.kit.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read, before anybody asks whether it is a catalog. */
class CatalogTextTest {

    @Test
    void norwayIsACountryAndADayIsADay() {
        var component =
                read("components: [{name: on, regions: [NO, no, yes], start_date: 2026-03-04, description: 1e3}]")
                        .root()
                        .at("/components/0");

        assertThat(component.at("/regions").toString()).isEqualTo("[\"NO\",\"no\",\"yes\"]");
        assertThat(component.at("/start_date").isTextual()).isTrue();
        assertThat(component.at("/name").isTextual()).isTrue();
        assertThat(component.at("/description").isTextual()).isTrue();
    }

    @Test
    void whatJsonKnowsIsReadAsWhatItIs() {
        var root = read("a: true\nb: 12\nc: 1.5\nd: ~\ne:\nf: '12'\ng: -0.5e+3\nh: 1234567890123")
                .root();

        assertThat(root.toString())
                .isEqualTo(
                        "{\"a\":true,\"b\":12,\"c\":1.5,\"d\":null,\"e\":null,\"f\":\"12\",\"g\":-500.0,\"h\":1234567890123}");
    }

    @Test
    void anAliasIsReadWhereItStandsAndItsLinesAreThoseOfItsOrigin() {
        var document = read("people:\n  - &a {name: Ada}\n  - *a\n");

        assertThat(document.root().at("/people/1/name").asText()).isEqualTo("Ada");
        document.findings().refuse("people[1].name", "stands twice");
        assertThat(errors(document.findings())).containsExactly("people[1].name: line 2: stands twice");
    }

    @Test
    @Timeout(60)
    void aYamlBombIsRefusedQuicklyAndSmall() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol, lol]\n");
        for (int i = 1; i < 12; i++) {
            bomb.append("a%1$d: &a%1$d [*a%2$d, *a%2$d, *a%2$d, *a%2$d, *a%2$d, *a%2$d, *a%2$d, *a%2$d]\n"
                    .formatted(i, i - 1));
        }
        refuses(bomb.toString(), "line \\d+: has more than 100000 values.*");
    }

    @Test
    @Timeout(60)
    void anAnchorThatHoldsItselfIsRefused() {
        refuses("a: &a [*a]", "line 1: an alias stands within what it stands for: a\\[0]");
        refuses("a: &a\n  b:\n    c: *a\n", "line 1: an alias stands within what it stands for: a.b.c");
        refuses("&a [&b [*a, *b]]", ".*");
        refuses("? &a [*a]\n: b\n", "line 1: the name of a field has to be a text");
    }

    @Test
    @Timeout(60)
    void whatIsTooDeepTooLongOrTooManyIsRefused() {
        refuses("[".repeat(5000) + "]".repeat(5000), ".*");
        refuses("a: " + "[".repeat(40) + "]".repeat(40), "line 1: is nested more than 30 levels deep");
        refuses("{\"a\": " + "[".repeat(5000) + "]".repeat(5000) + "}", ".*");
        refuses("a: [" + "1,".repeat(150_000) + "1]", ".*has more than 100000 values.*");
        refuses("a: '" + "x".repeat(1024 * 1024) + "'", "has more than 1 MiB");
        var digits = read("a: " + "9".repeat(900));
        assertThat(errors(digits.findings())).singleElement().asString().contains("line 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a: !!binary aGk=", "a: !local x", "a: !!set {x}", "a: !!int lots", "a: !!float .inf"})
    void aTagBringsNothingToLife(String text) {
        assertThat(errors(read(text).findings())).singleElement().asString().startsWith("a: line 1: is no value");
    }

    @Test
    void aTagThatNamesAClassIsNotEvenYamlHere() {
        refuses("a: !!java.net.URL [x]", "line 1: is not well-formed YAML: Global tag is not allowed.*");
        refuses("a: !!python/object:os.system x", "line 1: is not well-formed YAML: Global tag is not allowed.*");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a: 1\\nb: 2\\na: 3|a: line 3: stands twice in the same place",
                "{\"a\": 1,\\n\"a\": 2}|a: line 2: stands twice in the same place",
                "x: {b: {c: 1, c: 2}}|x.b.c: line 1: stands twice in the same place",
                "[{a: \"\\0\"}]|"
            })
    void aFieldThatStandsTwiceIsNamed(String text, String error) {
        if (error == null) {
            refuses(text.replace("\\n", "\n"), ".*");
        } else {
            assertThat(errors(read(text.replace("\\n", "\n")).findings())).containsExactly(error);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a: \"\\0\"", "{\"a\": \"\\u0000\"}", "{\"a\": \"\\ud800\"}", "a: \"\\ud800\""})
    void aTextThatCannotBeKeptIsRefused(String text) {
        try {
            assertThat(errors(read(text).findings())).singleElement().asString().contains("a: line 1: holds a NUL");
        } catch (ProblemException refused) {
            assertThat(refused.problem().status()).isEqualTo(400);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a: [1, 2\\nb: 3|line 2: is not well-formed YAML.*",
                "a: *nobody|line 1: is not well-formed YAML.*",
                "a: 1\\n---\\nb: 2|line \\d: is not well-formed YAML.*",
                "a:\\n\\t- b|line 2: is not well-formed YAML.*",
                "{\"a\": 1,\\n\"b\": }|line 2: is not well-formed JSON",
                "{\"a\": 1} {}|line 1: something follows after the end",
                "{\"a\": 1|line 1: is not well-formed JSON",
                "[1]|line 1: is not an object.*",
                "hello|line 1: is not an object.*",
                "''|is not an object.*",
                "# nothing|is not an object.*",
                "~: 1|line 1: the name of a field has to be a text"
            })
    void whatIsNotWellFormedIsRefusedWithItsLine(String text, String message) {
        refuses(text.replace("\\n", "\n").replace("\\t", "\t"), message);
    }

    @Test
    void theLineOfEachValueIsKnownInYamlAndInJson() {
        for (String text : List.of(
                "components:\n  - name: A\n    depends_on:\n      - B\n",
                "{\n\"components\": [\n{\"name\": \"A\", \"depends_on\":\n[\"B\"]}]}")) {
            var findings = read(text).findings();
            findings.refuse("components[0].depends_on[0]", "is gone");
            findings.refuse("components[0].regions", "is missing");
            assertThat(findings.errors().stream().map(FieldError::message))
                    .containsExactly(
                            text.startsWith("{") ? "line 3: is missing" : "line 2: is missing", "line 4: is gone");
        }
    }

    @Test
    void aMarkAtTheBeginningIsPassedOverAndWrongBytesAreRefused() {
        assertThat(read("\uFEFFa: 1").root().at("/a").asInt()).isEqualTo(1);
        assertThatThrownBy(() -> CatalogText.read(new byte[] {'a', ':', ' ', (byte) 0xC3}, null))
                .hasMessageContaining("is not UTF-8");
    }

    private static Document read(String text) {
        return CatalogText.read(text.getBytes(StandardCharsets.UTF_8), null);
    }

    private static List<String> errors(Findings findings) {
        return findings.errors().stream()
                .map(error -> error.field() + ": " + error.message())
                .toList();
    }

    private static void refuses(String text, String message) {
        Consumer<Throwable> asMalformed = failure -> {
            assertThat(failure).isInstanceOf(ProblemException.class);
            var problem = ((ProblemException) failure).problem();
            assertThat(problem.status()).isEqualTo(400);
            assertThat(problem.errors())
                    .singleElement()
                    .satisfies(error -> assertThat(error.message())
                            .matches("(?s)" + message)
                            .hasSizeLessThan(500));
        };
        assertThatThrownBy(() -> read(text)).satisfies(asMalformed::accept);
    }
}
