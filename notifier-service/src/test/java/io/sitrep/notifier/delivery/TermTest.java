package io.sitrep.notifier.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.sitrep.notifier.outside.MovedClock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TermTest {
    private final MovedClock wall = new MovedClock();
    private final AtomicLong counter = new AtomicLong(Long.MAX_VALUE - 5);
    private final Term term = Term.of(Duration.ofSeconds(15), wall, counter::get);

    @Test
    void lastsAsLongAsItWasGivenFor() {
        pass(Duration.ofMillis(14_999));
        assertThat(term.isOver()).isFalse();
        pass(Duration.ofMillis(1));
        assertThat(term.isOver()).isTrue();
    }

    @Test
    void sleepInWhichTheCounterStoodStillCounts() {
        wall.move(Duration.ofSeconds(20));
        assertThat(term.isOver()).isTrue();
    }

    @Test
    void clockThatWasSetBackDoesNotMakeItLonger() {
        wall.move(Duration.ofHours(-1));
        counter.addAndGet(Duration.ofSeconds(16).toNanos());
        assertThat(term.isOver()).isTrue();
    }

    private void pass(Duration time) {
        wall.move(time);
        counter.addAndGet(time.toNanos());
    }
}
