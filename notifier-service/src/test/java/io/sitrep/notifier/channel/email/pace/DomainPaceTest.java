package io.sitrep.notifier.channel.email.pace;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sitrep.notifier.channel.email.pace.DomainPace.End;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
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

    @Test
    void urgentMailOvertakesWithinItsDomain() {
        Coming coming = new Coming(new DomainPace(new DomainPace.Limits(2, 8, 10, 10), clock));
        coming.add(300, 4);
        coming.run(Duration.ofSeconds(2));
        coming.add(10, 1);
        coming.run(Duration.ofSeconds(2));

        assertThat(coming.begun(1)).isEqualTo(10);
        assertThat(coming.begun(4)).as("in four seconds").isBetween(15, 33);
    }

    @Test
    void lesserMailHasAShareHoweverMuchIsUrgent() {
        Coming coming = new Coming(new DomainPace(new DomainPace.Limits(5, 50, 50, 50), clock));
        coming.add(300, 4);
        coming.add(300, 2);
        coming.add(3_000, 1);
        coming.run(Duration.ofSeconds(30));

        assertThat(coming.begun(4)).isBetween(80, 200);
        assertThat(coming.begun(2)).isBetween(80, 200);
        assertThat(coming.begun(1)).isGreaterThan(1_100);
        assertThat(coming.begun(1) + coming.begun(2) + coming.begun(4))
                .as("little is left unused of 1,500")
                .isGreaterThan(1_400);
    }

    @Test
    void noPlaceIsKeptForUrgentMailThatDoesNotCome() {
        DomainPace slow = new DomainPace(new DomainPace.Limits(1, 8, 10, 10), clock);
        assertThat(slow.enter(UUID.randomUUID(), 4)).isEmpty();
        assertThat(slow.enter(UUID.randomUUID(), 1)).isPresent();
        clock.pass(Duration.ofMillis(200));
        slow.leave(End.ACCEPTED);
        assertThat(slow.enter(UUID.randomUUID(), 4)).as("the urgent one is due").isPresent();

        clock.pass(Duration.ofSeconds(1));

        assertThat(slow.enter(UUID.randomUUID(), 4)).isEmpty();
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
        return pace.enter(UUID.randomUUID(), 4);
    }

    /** Mails that come again when they were told to, as the engine does it. */
    private final class Coming {
        private record One(long at, int lane, UUID mail) {}

        private final DomainPace pace;
        private final PriorityQueue<One> queue =
                new PriorityQueue<>(Comparator.comparingLong(One::at).thenComparing(One::mail));
        private final List<Integer> begun = new ArrayList<>();

        Coming(DomainPace pace) {
            this.pace = pace;
        }

        void add(int count, int lane) {
            for (int i = 0; i < count; i++) {
                queue.add(new One(clock.millis(), lane, UUID.nameUUIDFromBytes((lane + " " + i).getBytes(UTF_8))));
            }
        }

        void run(Duration time) {
            long end = clock.millis() + time.toMillis();
            while (!queue.isEmpty() && queue.peek().at() < end) {
                One one = queue.poll();
                clock.pass(Duration.ofMillis(one.at() - clock.millis()));
                Optional<Duration> wait = pace.enter(one.mail(), one.lane());
                if (wait.isEmpty()) {
                    begun.add(one.lane());
                    pace.leave(End.ACCEPTED);
                } else {
                    queue.add(new One(clock.millis() + wait.get().toMillis(), one.lane(), one.mail()));
                }
            }
            clock.pass(Duration.ofMillis(end - clock.millis()));
        }

        int begun(int lane) {
            return (int) begun.stream().filter(one -> one == lane).count();
        }
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
