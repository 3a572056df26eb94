package io.sitrep.bot.discord.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ArrivedTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final Duration TAKES_ANSWERS = Duration.ofMinutes(15);

    @Test
    void answersAreTakenForFifteenMinutesFromTheTimeOfTheInteractionNotOfItsArrival() {
        assertThat(until(NOW.minusSeconds(240))).isEqualTo(NOW.minusSeconds(240).plus(TAKES_ANSWERS));
    }

    @Test
    void aClockOfOursThatMustBeWrongShortensNothing() {
        assertThat(until(NOW.plusSeconds(60))).isEqualTo(NOW.plus(TAKES_ANSWERS));
        assertThat(until(NOW.minus(Duration.ofHours(1)))).isEqualTo(NOW.plus(TAKES_ANSWERS));
    }

    private static Instant until(Instant made) {
        String id = Long.toString((made.toEpochMilli() - 1_420_070_400_000L) << 22);
        return Arrived.of(JSON.createObjectNode().put("id", id), NOW).to().until();
    }
}
