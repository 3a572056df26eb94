package io.sitrep.notifier.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PreviousSecretsTest {
    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");

    @Test
    void eachSignsUntilItsOwnTimeIsOver() {
        PreviousSecrets secrets = PreviousSecrets.NONE
                .and("whsec_a", NOON.plusSeconds(60), NOON)
                .and("whsec_b", NOON.plusSeconds(90), NOON.plusSeconds(30));

        assertThat(secrets.at(NOON.plusSeconds(59))).containsExactly("whsec_b", "whsec_a");
        assertThat(secrets.at(NOON.plusSeconds(60))).containsExactly("whsec_b");
        assertThat(secrets.at(NOON.plusSeconds(90))).isEmpty();
        assertThat(PreviousSecrets.read(secrets.text())).isEqualTo(secrets);
    }

    @Test
    void whatIsOverIsLeftOutWithTheNextAndWhatHasNoTimeSignsAsLongAsItIsKept() {
        PreviousSecrets secrets = PreviousSecrets.read("whsec_old").and("whsec_a", NOON, NOON.minusSeconds(9));

        assertThat(secrets.at(NOON.plus(Duration.ofDays(9)))).containsExactly("whsec_old");
        assertThat(secrets.and("whsec_b", NOON.plusSeconds(9), NOON).all()).hasSize(2);
        assertThat(secrets.toString()).doesNotContain("whsec");
    }
}
