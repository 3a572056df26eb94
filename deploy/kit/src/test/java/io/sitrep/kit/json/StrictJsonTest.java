package io.sitrep.kit.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sitrep.kit.problem.ForbiddenText;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class StrictJsonTest {
    private final ObjectMapper json = StrictJson.newMapper();

    record Sample(String someText, Integer someNumber, Instant at, Duration in) {}

    @Test
    void writesSnakeCaseTimesWithMillisecondsAndIsoDurations() throws Exception {
        var sample = new Sample("a", 1, Instant.parse("2026-03-04T10:00:00Z"), Duration.ofMinutes(30));

        assertThat(json.writeValueAsString(sample))
                .isEqualTo(
                        "{\"some_text\":\"a\",\"some_number\":1,\"at\":\"2026-03-04T10:00:00.000Z\",\"in\":\"PT30M\"}");
    }

    @Test
    void refusesWhatWasNotMeant() {
        refuses("{\"some_text\":\"a\",\"other\":1}");
        refuses("{\"some_text\":\"a\",\"some_text\":\"b\"}");
        refuses("{\"some_text\":1}");
        refuses("{\"some_number\":\"1\"}");
        refuses("{\"some_number\":1.5}");
        refuses("{\"at\":1234}");
        refuses("{\"at\":\"1234\"}");
        refuses("{\"in\":60}");
        refuses("{\"some_text\":\"a\"} {}");
        refuses("[".repeat(101) + "]".repeat(101));
    }

    @Test
    void refusesTextThatNothingCanHold() {
        assertThatThrownBy(() -> read("{\"some_text\":\"a\\u0000b\"}")).hasRootCauseInstanceOf(ForbiddenText.class);
        assertThatThrownBy(() -> read("{\"some_text\":\"\\ud83d\"}")).hasRootCauseInstanceOf(ForbiddenText.class);
        assertThatThrownBy(() -> read("{\"some_text\":\"\\udd25x\"}")).hasRootCauseInstanceOf(ForbiddenText.class);
    }

    @Test
    void readsWholeSurrogatePairs() throws Exception {
        assertThat(read("{\"some_text\":\"\\ud83d\\udd25\"}").someText()).isEqualTo("\ud83d\udd25");
    }

    private void refuses(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(JsonProcessingException.class);
    }

    private Sample read(String text) throws JsonProcessingException {
        return json.readValue(text, Sample.class);
    }
}
