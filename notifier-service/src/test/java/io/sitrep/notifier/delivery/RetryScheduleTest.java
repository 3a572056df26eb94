package io.sitrep.notifier.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RetryScheduleTest {
    private final RetrySchedule schedule =
            new RetrySchedule(List.of(Duration.ofSeconds(5), Duration.ofSeconds(30)), new Random(7));

    @Test
    void waitsAreSpreadOverTheWholeStep() {
        List<Duration> waits = java.util.stream.IntStream.range(0, 1000)
                .mapToObj(i -> schedule.after(2, Duration.ZERO).orElseThrow())
                .toList();

        assertThat(waits).allMatch(wait -> wait.compareTo(Duration.ofSeconds(30)) <= 0);
        assertThat(waits).anyMatch(wait -> wait.compareTo(Duration.ofSeconds(3)) < 0);
        assertThat(waits).anyMatch(wait -> wait.compareTo(Duration.ofSeconds(27)) > 0);
    }

    @Test
    void nobodyIsAskedEarlierThanTheyWish() {
        assertThat(schedule.after(1, Duration.ofMinutes(5))).contains(Duration.ofMinutes(5));
    }

    @Test
    void thereIsNothingAfterTheLastStep() {
        assertThat(schedule.after(2, Duration.ZERO)).isPresent();
        assertThat(schedule.after(3, Duration.ZERO)).isEmpty();
    }
}
