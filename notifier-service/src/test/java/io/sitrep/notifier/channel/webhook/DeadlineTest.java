package io.sitrep.notifier.channel.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.sitrep.notifier.outside.MovedClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DeadlineTest {
    private final MovedClock wall = new MovedClock();

    @Test
    void sleepInWhichTheCounterStoodStillEndsItToo() {
        Deadline deadline = Deadline.in(Duration.ofMinutes(1), wall);
        assertThat(deadline.isOver(wall)).isFalse();
        wall.move(Duration.ofSeconds(61));
        assertThat(deadline.isOver(wall)).isTrue();
        assertThat(deadline.isDue(System.nanoTime())).as("by the counter alone").isFalse();
    }

    @Test
    void counterEndsItWhateverTheClockSays() {
        Deadline deadline = Deadline.in(Duration.ZERO, wall);
        wall.move(Duration.ofHours(-1));
        assertThat(deadline.isOver(wall)).isTrue();
    }
}
