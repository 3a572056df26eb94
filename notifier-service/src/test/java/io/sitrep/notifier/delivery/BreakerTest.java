package io.sitrep.notifier.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BreakerTest {
    private static final Duration GO = Duration.ZERO;

    private final Breaker breaker = new Breaker(3);
    private Instant now = Instant.parse("2026-03-04T10:00:00Z");

    @Test
    void opensAfterSoManyFailuresInARow() {
        breaker.failed(now, false);
        breaker.failed(now, false);
        breaker.succeeded();
        breaker.failed(now, false);
        breaker.failed(now, false);
        assertThat(breaker.admit(now)).isEqualTo(GO);

        assertThat(breaker.failed(now, false)).isTrue();

        assertThat(breaker.state()).isEqualTo(Breaker.State.OPEN);
        assertThat(breaker.admit(now)).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void oneProbeIsLetThroughWhenItsTimeIsOverAndTheOthersWait() {
        opened();
        later(Duration.ofSeconds(5));
        assertThat(breaker.admit(now)).isEqualTo(GO);
        assertThat(breaker.state()).isEqualTo(Breaker.State.HALF_OPEN);
        assertThat(breaker.admit(now)).isPositive();
        assertThat(breaker.admit(now)).isPositive();
    }

    @Test
    void probeThatSucceedsClosesIt() {
        opened();
        later(Duration.ofSeconds(5));
        breaker.admit(now);
        breaker.succeeded();
        assertThat(breaker.admit(now)).isEqualTo(GO);
        assertThat(breaker.admit(now)).isEqualTo(GO);
        assertThat(breaker.state()).isEqualTo(Breaker.State.CLOSED);
    }

    @Test
    void eachProbeThatFailsDoublesTheWaitUpToFiveMinutes() {
        opened();
        for (long seconds : new long[] {5, 10, 20, 40, 80, 160, 300, 300}) {
            assertThat(breaker.admit(now)).isEqualTo(Duration.ofSeconds(seconds));
            later(Duration.ofSeconds(seconds));
            assertThat(breaker.admit(now)).isEqualTo(GO);
            breaker.failed(now, true);
        }
    }

    @Test
    void probeThatWasNotMadeIsTheNextOnesToMake() {
        opened();
        later(Duration.ofSeconds(5));
        breaker.admit(now);
        breaker.returned(now);
        assertThat(breaker.admit(now)).isEqualTo(GO);
    }

    @Test
    void probeThatNeverCameBackDoesNotShutTheDoorForEver() {
        opened();
        later(Duration.ofSeconds(5));
        assertThat(breaker.admit(now)).isEqualTo(GO);
        later(Duration.ofMinutes(1));
        assertThat(breaker.admit(now)).isEqualTo(GO);
    }

    @Test
    void thereIsOneProbeHoweverLongItTakes() {
        opened();
        later(Duration.ofSeconds(5));
        assertThat(breaker.admit(now)).isEqualTo(GO);
        later(Duration.ofSeconds(15));
        assertThat(breaker.admit(now)).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void attemptsThatWereUnderWayWhenItOpenedAreNoProbes() {
        opened();
        breaker.failed(now, false);
        later(Duration.ofSeconds(5));
        assertThat(breaker.admit(now)).isEqualTo(GO);
        breaker.failed(now, false);
        assertThat(breaker.state()).isEqualTo(Breaker.State.HALF_OPEN);

        breaker.failed(now, true);

        assertThat(breaker.admit(now)).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void onlyWhatNobodyAskedForIsForgotten() {
        opened();
        later(Duration.ofMinutes(11));
        assertThat(breaker.isIdle(now.minus(Duration.ofMinutes(10)))).isTrue();
        assertThat(breaker.isIdle(now.minus(Duration.ofMinutes(12)))).isFalse();
    }

    private void opened() {
        for (int i = 0; i < 3; i++) {
            breaker.failed(now, false);
        }
    }

    private void later(Duration by) {
        now = now.plus(by);
    }
}
