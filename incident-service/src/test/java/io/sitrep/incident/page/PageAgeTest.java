package io.sitrep.incident.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Nothing is ever heard of here: a page whose database is away, or whose Kafka is too, is seen all the same. */
class PageAgeTest {
    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final MovedClock clock = new MovedClock();
    private boolean away;
    private final Snapshot snapshot = new Snapshot(
            last -> away
                    ? Uni.createFrom().failure(new IllegalStateException("the database is away"))
                    : Uni.createFrom().item(state(clock.now)),
            (state, stale) -> {},
            Runnable::run,
            clock,
            new RebuildTimer(metrics, () -> 0),
            Duration.ofMinutes(1));
    private final PageAge kept = new PageAge(metrics, snapshot, clock);

    @Test
    void whatIsShownGrowsOlderUntilItIsReadAnewThoughNothingWasHeardOf() {
        snapshot.refresh();
        assertThat(age()).isZero();
        away = true;
        clock.now = NOON.plusSeconds(200);
        snapshot.refresh();
        assertThat(age()).isEqualTo(200);
        assertThat(metrics.get("sitrep.page.behind.seconds").gauge().value()).isZero();
        away = false;
        snapshot.refresh();
        assertThat(age()).isZero();
    }

    @Test
    void pageThatNeverHadAnythingToShowCountsFromItsStart() {
        away = true;
        snapshot.refresh();
        clock.now = NOON.plusSeconds(90);
        assertThat(age()).isEqualTo(90);
        clock.now = NOON.plusSeconds(190);
        snapshot.refresh();
        assertThat(age()).isEqualTo(190);
    }

    @Test
    void whatWasKeptFromAnEarlierLifeIsAsOldAsItIs() {
        snapshot.resume(state(NOON.minus(Duration.ofHours(1))));
        assertThat(age()).isEqualTo(3600);
    }

    @Test
    void clockThatIsSetBackMakesNothingYoungerThanNow() {
        snapshot.refresh();
        clock.now = NOON.minusSeconds(60);
        assertThat(age()).isZero();
    }

    private double age() {
        assertThat(kept).isNotNull();
        return metrics.get("sitrep.page.age.seconds").gauge().value();
    }

    private static PageState state(Instant asOf) {
        return new PageState("page00000001", Catalog.EMPTY, Archive.EMPTY, Map.of(), Map.of(), asOf);
    }

    private static final class MovedClock extends Clock {
        private Instant now = NOON;

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
            throw new UnsupportedOperationException();
        }
    }
}
