package io.sitrep.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private final Backoff backoff = new Backoff();

    @Test
    void pausesGrowToHalfAMinuteAndStartOverAfterAGoodMinute() {
        assertThat(after(Duration.ofSeconds(1))).isEqualTo(Duration.ofMillis(500));
        assertThat(after(Duration.ofSeconds(1))).isEqualTo(Duration.ofSeconds(1));
        for (int i = 0; i < 10; i++) {
            after(Duration.ofSeconds(1));
        }
        assertThat(after(Duration.ofSeconds(1))).isEqualTo(Duration.ofSeconds(30));
        assertThat(after(Duration.ofMinutes(2))).isEqualTo(Duration.ofMillis(500));
    }

    private Duration after(Duration lived) {
        return backoff.afterLiving(lived);
    }
}
