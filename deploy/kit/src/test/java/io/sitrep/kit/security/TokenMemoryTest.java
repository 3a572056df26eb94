package io.sitrep.kit.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class TokenMemoryTest {
    private static final Instant START = Instant.parse("2026-11-21T12:00:00Z");

    private final MovedClock clock = new MovedClock();
    private final TokenMemory<String> memory = new TokenMemory<>(clock, Duration.ofSeconds(2));

    @Test
    void whatIsKnownIsForgottenWhenItIsTooOld() {
        memory.remember("token", "worth", START);

        clock.now = START.plusMillis(1_999);
        assertThat(memory.recall("token")).contains("worth");
        clock.now = START.plusSeconds(2);
        assertThat(memory.recall("token")).isEmpty();
    }

    @Test
    void itsAgeCountsFromTheQuestionAndNotFromTheAnswer() {
        clock.now = START.plusMillis(1_500);
        memory.remember("token", "worth", START);

        clock.now = START.plusMillis(2_100);
        assertThat(memory.recall("token")).isEmpty();
    }

    @Test
    void ofTooManyThoseUsedLeastRecentlyGo() {
        memory.remember("used", "a", START);
        memory.remember("unused", "b", START);
        for (int i = 0; i < 9_999; i++) {
            memory.recall("used");
            memory.remember("token " + i, "c", START);
        }

        assertThat(memory.recall("used")).contains("a");
        assertThat(memory.recall("unused")).isEmpty();
    }

    @Test
    void whatIsForgottenIsNotRecalled() {
        memory.remember("one", "a", START);
        memory.remember("two", "b", START);

        memory.forget("a"::equals);

        assertThat(memory.recall("one")).isEmpty();
        assertThat(memory.recall("two")).contains("b");
    }

    private static final class MovedClock extends Clock {
        private Instant now = START;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
