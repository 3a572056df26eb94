package io.sitrep.incident.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class SnapshotTest {
    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");

    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final MovedClock clock = new MovedClock();
    private final Reads reads = new Reads();
    private final List<Optional<Instant>> shown = new ArrayList<>();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private long millis;
    private final RebuildTimer timer = new RebuildTimer(metrics, () -> millis * 1_000_000);
    private final Snapshot snapshot = snapshot(last -> reads.begin(), LONGEST);

    private Snapshot snapshot(Function<PageState, Uni<PageState>> source, Duration longest) {
        return new Snapshot(source, (state, stale) -> shown.add(stale), Runnable::run, clock, timer, longest);
    }

    @Test
    void requestsDuringOneReadLeadToExactlyOneMore() {
        snapshot.refresh();
        for (int i = 0; i < 100; i++) {
            snapshot.refresh();
        }
        assertThat(reads.begun).isEqualTo(1);
        reads.succeed(NOON);
        assertThat(reads.begun).isEqualTo(2);
        reads.succeed(NOON.plusMillis(5));
        assertThat(reads.begun).isEqualTo(2);
        assertThat(snapshot.state())
                .hasValueSatisfying(state -> assertThat(state.asOf()).isEqualTo(NOON.plusMillis(5)));
    }

    @Test
    void requestAfterAReadHasEndedLeadsToAnother() {
        snapshot.refresh();
        reads.succeed(NOON);
        snapshot.refresh();
        assertThat(reads.begun).isEqualTo(2);
    }

    @Test
    void longReadIsFollowedByARestAndThenByOneMore() {
        snapshot.refresh();
        snapshot.refresh();
        clock.now = NOON.plusMillis(30);
        reads.succeed(NOON);
        snapshot.refresh();
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(reads.begun).isEqualTo(2));
        assertThat(reads.beganOn).as("after a rest, which nobody waits for").isNotSameAs(Thread.currentThread());
    }

    @Test
    void whoeverWaitsIsAnsweredByAReadThatBeganAfterwards() throws Exception {
        snapshot.refresh();
        var waiting = CompletableFuture.supplyAsync(() -> awaited(Duration.ofMinutes(1)));
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            reads.succeedIfAny(NOON.minusMillis(1));
            return reads.begun == 2;
        });
        assertThat(waiting).isNotDone();
        reads.succeed(NOON);
        assertThat(waiting.get(30, TimeUnit.SECONDS)).isTrue();
        assertThat(awaited(Duration.ZERO))
                .as("while the next read is under way")
                .isTrue();
    }

    private boolean awaited(Duration atMost) {
        try {
            return snapshot.await(atMost);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    @Test
    void failedReadKeepsTheLastStateAndSaysSinceWhenItIsStale() {
        snapshot.refresh();
        reads.succeed(NOON);
        assertThat(snapshot.staleSince()).isEmpty();
        snapshot.refresh();
        reads.fail();
        assertThat(snapshot.state()).isPresent();
        assertThat(snapshot.staleSince()).contains(NOON);
        snapshot.refresh();
        reads.succeed(NOON.plusSeconds(9));
        assertThat(snapshot.staleSince()).isEmpty();
        assertThat(shown).containsExactly(Optional.empty(), Optional.of(NOON), Optional.empty());
    }

    @Test
    void requestDuringAFailingReadIsNotLost() {
        snapshot.refresh();
        snapshot.refresh();
        reads.fail();
        reads.succeed(NOON);
        assertThat(snapshot.state()).isPresent();
    }

    @Test
    void stateThatNoReadHasConfirmedForLongIsStale() {
        snapshot.refresh();
        reads.succeed(NOON);
        snapshot.refresh();
        clock.now = NOON.plus(Duration.ofMinutes(3));
        assertThat(snapshot.staleSince()).contains(NOON);
        snapshot.tick();
        assertThat(shown).last().isEqualTo(Optional.of(NOON));
    }

    @Test
    void nothingIsKnownBeforeTheFirstReadAndAReadIsWanted() {
        assertThat(snapshot.state()).isEmpty();
        assertThat(snapshot.staleSince()).isEmpty();
        assertThat(snapshot.wants(Duration.ofSeconds(30))).isTrue();
    }

    @Test
    void readIsWantedAfterAFailureAndWhenTheLastIsOld() {
        snapshot.refresh();
        reads.succeed(NOON);
        assertThat(snapshot.wants(Duration.ofSeconds(30))).isFalse();
        clock.now = NOON.plusSeconds(31);
        assertThat(snapshot.wants(Duration.ofSeconds(30))).isTrue();
        clock.now = NOON;
        snapshot.refresh();
        reads.fail();
        assertThat(snapshot.wants(Duration.ofSeconds(30))).isTrue();
    }

    @Test
    void readThatNeverEndsIsGivenUpAndTheNextOneIsMade() {
        Snapshot waiting = snapshot(
                last -> reads.begun == 0 ? reads.begin() : Uni.createFrom().item(Reads.state(NOON)),
                Duration.ofMillis(1));
        waiting.refresh();
        waiting.refresh();
        await().atMost(Duration.ofSeconds(30)).until(() -> waiting.state().isPresent());
        assertThat(waiting.staleSince()).isEmpty();
    }

    @Test
    void readThatWasGivenUpChangesNothingWhenItEndsAfterAll() {
        Snapshot patient = snapshot(last -> reads.begin(), Duration.ofMillis(1));
        patient.refresh();
        await().atMost(Duration.ofSeconds(30)).until(patient::hasNothing);
        reads.succeed(NOON);
        assertThat(patient.state()).isEmpty();
    }

    @Test
    void timeFromWhatWasHeardToWhatIsShownIsMeasuredAlsoWhereItWaitedForAnotherRead() {
        Timer rebuild = metrics.get("sitrep.page.rebuild").timer();
        snapshot.refresh();
        reads.succeed(NOON);
        assertThat(rebuild.count()).as("nothing was heard").isZero();

        timer.heard();
        snapshot.refresh();
        millis = 30;
        timer.heard();
        snapshot.refresh();
        millis = 40;
        reads.succeed(NOON);
        assertThat(rebuild.max(TimeUnit.MILLISECONDS)).isEqualTo(40);

        millis = 90;
        reads.succeed(NOON);
        assertThat(rebuild.count()).isEqualTo(2);
        assertThat(rebuild.totalTime(TimeUnit.MILLISECONDS)).isEqualTo(40 + 60);
    }

    @Test
    void whatAFailedReadWasForIsMeasuredByTheNextOne() {
        timer.heard();
        snapshot.refresh();
        millis = 50;
        reads.fail();
        snapshot.refresh();
        millis = 80;
        reads.succeed(NOON);

        assertThat(metrics.get("sitrep.page.rebuild").timer().totalTime(TimeUnit.MILLISECONDS))
                .isEqualTo(80);
    }

    @Test
    void whatIsHeardAndNotServedIsSeenToGrowOlderUntilItIs() {
        assertThat(behind()).isZero();
        timer.heard();
        millis = 2_000;
        assertThat(behind()).as("no read has begun").isEqualTo(2);
        snapshot.refresh();
        millis = 5_000;
        timer.heard();
        reads.fail();
        assertThat(behind()).as("the read failed").isEqualTo(5);
        snapshot.refresh();
        reads.succeed(NOON);
        assertThat(behind()).isZero();
    }

    private double behind() {
        return metrics.get("sitrep.page.behind.seconds").gauge().value();
    }

    @Test
    void clockThatIsSetBackBlindsNobody() {
        snapshot.refresh();
        reads.succeed(NOON);
        clock.now = NOON.minus(Duration.ofHours(1));
        assertThat(snapshot.wants(Duration.ofSeconds(30))).isTrue();
        snapshot.refresh();
        reads.succeed(clock.now);
        assertThat(snapshot.wants(Duration.ofSeconds(30))).isFalse();
        clock.now = clock.now.plus(Duration.ofMinutes(3));
        assertThat(snapshot.staleSince()).isPresent();
    }

    /** A database whose answers come when the test says so. */
    private static final class Reads {
        private final Deque<UniEmitter<? super PageState>> waiting = new ArrayDeque<>();
        private volatile int begun;
        private volatile Thread beganOn;

        Uni<PageState> begin() {
            beganOn = Thread.currentThread();
            begun++;
            return Uni.createFrom().<PageState>emitter(emitter -> waiting.add(emitter));
        }

        void succeed(Instant asOf) {
            waiting.remove().complete(state(asOf));
        }

        static PageState state(Instant asOf) {
            return new PageState("page00000001", Catalog.EMPTY, Archive.EMPTY, Map.of(), Map.of(), asOf);
        }

        void succeedIfAny(Instant asOf) {
            if (begun == 1 && !waiting.isEmpty()) {
                succeed(asOf);
            }
        }

        void fail() {
            waiting.remove().fail(new IllegalStateException("the database is away"));
        }
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
