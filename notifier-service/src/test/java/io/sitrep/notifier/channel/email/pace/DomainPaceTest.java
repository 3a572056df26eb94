package io.sitrep.notifier.channel.email.pace;

import static org.assertj.core.api.Assertions.assertThat;

import io.sitrep.notifier.channel.email.pace.DomainPace.End;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DomainPaceTest {
    private final Hand clock = new Hand();
    private final DomainPace pace = new DomainPace(new DomainPace.Limits(2, 8, 10, 100), clock);

    @Test
    void noMoreAreOnTheirWayAtOnceThanThePaceHas() {
        DomainPace wide = new DomainPace(new DomainPace.Limits(2, 8, 100, 100), clock);
        assertThat(enter(wide)).isEmpty();
        assertThat(enter(wide)).isEmpty();
        assertThat(enter(wide)).isPresent();
        wide.leave(End.OTHERWISE);
        assertThat(enter(wide)).isEmpty();
    }

    @Test
    void noMoreBeginInASecondThanThePaceHas() {
        int begun = 0;
        for (int i = 0; i < 1_000; i++) {
            if (enter(pace).isEmpty()) {
                begun++;
                pace.leave(End.OTHERWISE);
            }
            clock.pass(Duration.ofMillis(1));
        }
        assertThat(begun).isBetween(10, 11);
    }

    @Test
    void acceptedMailMakesItGrowUpToTheLimit() {
        assertThat(sentIn(Duration.ofSeconds(1))).isBetween(10, 21);
        assertThat(pace.rate()).isEqualTo(20);
        sentIn(Duration.ofSeconds(10));
        assertThat(pace.rate()).isEqualTo(100);
        assertThat(pace.concurrency()).isEqualTo(8);
        assertThat(sentIn(Duration.ofSeconds(1))).isBetween(95, 105);
    }

    @Test
    void tooMuchHalvesItOnceHoweverManyWereOnTheirWay() {
        sentIn(Duration.ofSeconds(10));
        clock.pass(Duration.ofSeconds(1));
        for (int i = 0; i < 8; i++) {
            assertThat(enter(pace)).isEmpty();
        }
        for (int i = 0; i < 8; i++) {
            pace.leave(End.TOO_MUCH);
        }
        assertThat(pace.rate()).isEqualTo(50);
        assertThat(pace.concurrency()).isEqualTo(4);
        assertThat(enter(pace)).isPresent();
        clock.pass(Duration.ofSeconds(2));
        assertThat(enter(pace)).isEmpty();
        pace.leave(End.TOO_MUCH);
        assertThat(pace.rate()).isEqualTo(25);
    }

    @Test
    void afterARefusalItGrowsSlowly() {
        sentIn(Duration.ofSeconds(10));
        assertThat(enter(pace)).isEmpty();
        pace.leave(End.TOO_MUCH);
        sentIn(Duration.ofSeconds(2));
        assertThat(pace.rate()).isBetween(50.0, 61.0);
        sentIn(Duration.ofSeconds(30));
        assertThat(pace.rate()).isEqualTo(100);
    }

    @Test
    void itNeverStopsAltogether() {
        for (int i = 0; i < 20; i++) {
            clock.pass(Duration.ofSeconds(5));
            assertThat(enter(pace)).isEmpty();
            pace.leave(End.TOO_MUCH);
        }
        assertThat(pace.rate()).isEqualTo(1);
        assertThat(pace.concurrency()).isEqualTo(1);
    }

    @Test
    void whoWaitsIsToldALaterTurnTheMoreAreBefore() {
        while (enter(pace).isEmpty()) {
            continue;
        }
        Duration first = enter(pace).orElseThrow();
        Duration later = first;
        for (int i = 0; i < 500; i++) {
            Optional<Duration> wait = enter(pace);
            assertThat(wait).isPresent();
            later = wait.get();
        }
        assertThat(later).isGreaterThan(first.multipliedBy(10)).isLessThanOrEqualTo(Duration.ofSeconds(30));

        clock.pass(Duration.ofMinutes(5));
        while (enter(pace).isEmpty()) {
            continue;
        }
        assertThat(enter(pace).orElseThrow()).isLessThan(Duration.ofSeconds(1));
    }

    /** Sends as much as it may, each mail taking ten milliseconds. */
    private int sentIn(Duration time) {
        int sent = 0;
        for (long i = 0; i < time.toMillis() / 10; i++) {
            int begun = 0;
            while (enter(pace).isEmpty()) {
                begun++;
            }
            clock.pass(Duration.ofMillis(10));
            for (int j = 0; j < begun; j++) {
                pace.leave(End.ACCEPTED);
            }
            sent += begun;
        }
        return sent;
    }

    private static Optional<Duration> enter(DomainPace pace) {
        return pace.enter(UUID.randomUUID());
    }

    private static final class Hand extends Clock {
        private Instant now = Instant.parse("2026-03-04T10:00:00Z");

        void pass(Duration time) {
            now = now.plus(time);
        }

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
