package io.sitrep.e2e.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The published language while two releases speak it: what {@link EventsOnlyGrow} asks for, of ours and of broken ones. */
class EventsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What readers know events by: their types, and the topics they are on. */
    private static final Pattern NAME = Pattern.compile("(?m)^ *(?:name|address): (\\S+) *$");

    private static final String BEFORE = """
            {"type": "object", "additionalProperties": true, "required": ["id", "mood"], "properties": {
              "id": {"type": "string", "format": "uuid"},
              "mood": {"enum": ["fine", "bad"]},
              "count": {"type": "integer", "minimum": 1},
              "words": {"type": "object", "additionalProperties": {"type": "string"}},
              "places": {"type": "array", "items": {"type": "object", "properties": {"code": {"type": "string"}}}},
              "who": {"oneOf": [{"type": "null"}, {"$ref": "#/$defs/person"}]}},
             "$defs": {"person": {"type": "object", "required": ["name"], "properties": {"name": {"type": "string"}}}}}""";

    @Test
    void eventsOfThisReleaseHaveAllThatThoseOfTheReleaseBeforeHave() throws Exception {
        List<Path> before = Baseline.files(Baseline.language().resolve("schemas"));
        assertThat(before).isNotEmpty();
        for (Path schema : before) {
            Path now = Baseline.languageOfToday().resolve("schemas").resolve(schema.getFileName());
            assertThat(now).exists();
            assertThat(EventsOnlyGrow.complaints(
                            JSON.readTree(Files.readString(schema)), JSON.readTree(Files.readString(now))))
                    .as(schema.getFileName().toString())
                    .isEmpty();
        }
    }

    @Test
    void noTypeAndNoTopicIsGone() {
        Set<String> before = names(Baseline.text(Baseline.language().resolve("asyncapi.yaml")));
        assertThat(before).contains("io.sitrep.publication.published.v1", "sitrep.publications");
        assertThat(names(Baseline.text(Baseline.languageOfToday().resolve("asyncapi.yaml"))))
                .containsAll(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a field is gone           | \"count\": {\"type\": \"integer\", \"minimum\": 1}, | ",
                "a field is of another type| \"integer\" | \"string\"",
                "a field may be null       | {\"type\": \"array\" | {\"type\": [\"array\", \"null\"]",
                "a word is gone            | [\"fine\", \"bad\"] | [\"fine\"]",
                "a word may be null        | [\"fine\", \"bad\"] | [\"fine\", \"bad\", null]",
                "a choice is anything now  | {\"enum\": [\"fine\", \"bad\"]} | {}",
                "a field is wanted         | [\"id\", \"mood\"] | [\"id\", \"mood\", \"count\"]",
                "a field may be missing    | [\"id\", \"mood\"] | [\"id\"]",
                "a text has another form   | \"uuid\" | \"uri\"",
                "a number is bounded       | \"minimum\": 1 | \"minimum\": 2",
                "a list holds other things | {\"code\": {\"type\": \"string\"}} | {\"place\": {\"type\": \"string\"}}",
                "a map holds other things  | \"additionalProperties\": {\"type\": \"string\"} | \"additionalProperties\": {\"type\": \"integer\"}",
                "nothing else is let in    | \"additionalProperties\": true | \"additionalProperties\": false",
                "an alternative is gone    | [{\"type\": \"null\"}, {\"$ref\": \"#/$defs/person\"}] | [{\"type\": \"null\"}]",
                "what is referred to shrank| \"required\": [\"name\"], \"properties\": {\"name\": {\"type\": \"string\"}} | \"required\": [\"name\"]",
            })
    void whatReadersKnowDoesNotChange(String change, String was, String is) throws Exception {
        assertThat(complaints(was, is == null ? "" : is)).as(change).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a field more      | \"count\": | \"colour\": {\"type\": \"string\"}, \"count\":",
                "a word more       | [\"fine\", \"bad\"] | [\"fine\", \"bad\", \"worse\"]",
                "words for people  | \"type\": \"integer\" | \"type\": \"integer\", \"description\": \"how many\"",
            })
    void moreOfItIsFine(String change, String was, String is) throws Exception {
        assertThat(complaints(was, is)).as(change).isEmpty();
    }

    @Test
    void aTypeThatIsGoneIsMissed() {
        assertThat(names("messages:\n  a:\n    name: io.sitrep.incident.declared.v1\n"))
                .containsExactly("io.sitrep.incident.declared.v1");
        assertThat(names("messages:\n  a:\n    name: io.sitrep.incident.declared.v2\n"))
                .doesNotContain("io.sitrep.incident.declared.v1");
    }

    private static List<String> complaints(String was, String is) throws JsonProcessingException {
        assertThat(BEFORE).contains(was);
        JsonNode now = JSON.readTree(BEFORE.replace(was, is));
        return EventsOnlyGrow.complaints(JSON.readTree(BEFORE), now);
    }

    private static Set<String> names(String asyncapi) {
        Set<String> names = new TreeSet<>();
        Matcher name = NAME.matcher(asyncapi);
        while (name.find()) {
            names.add(name.group(1));
        }
        return names;
    }
}
