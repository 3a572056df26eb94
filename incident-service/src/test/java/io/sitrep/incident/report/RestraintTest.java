package io.sitrep.incident.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.sitrep.kit.http.ClientAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RestraintTest {
    private static final UUID CHECKOUT = UUID.randomUUID();

    private final Moved clock = new Moved();
    private final Restraint restraint = new Restraint(clock);

    @Test
    void aClientCountsOnceForAComponentInFiveMinutes() {
        assertThat(counted("a", CHECKOUT)).isTrue();
        assertThat(counted("a", CHECKOUT)).isFalse();
        assertThat(counted("a", UUID.randomUUID())).isTrue();
        assertThat(counted("b", CHECKOUT)).isTrue();

        clock.move(Duration.ofMinutes(4));
        assertThat(restraint.judge("a", CHECKOUT)).isEqualTo(new Verdict.TooOften(Duration.ofSeconds(61)));
        clock.move(Duration.ofSeconds(61));
        assertThat(counted("a", CHECKOUT)).isTrue();
    }

    @Test
    void aClientAsksOnlySoOftenInAMinute() {
        assertThat(IntStream.range(0, Restraint.A_MINUTE).filter(i -> counted("a", UUID.randomUUID())))
                .hasSize(Restraint.A_MINUTE);
        assertThat(restraint.judge("a", UUID.randomUUID())).isEqualTo(new Verdict.TooOften(Duration.ofMinutes(1)));
        assertThat(counted("b", CHECKOUT)).isTrue();

        clock.move(Duration.ofSeconds(61));
        assertThat(counted("a", CHECKOUT)).isTrue();
    }

    @Test
    void allTogetherCountOnlySoOftenInASecond() {
        long counted = IntStream.range(0, Restraint.A_SECOND + 100)
                .filter(i -> counted("client " + i, CHECKOUT))
                .count();

        assertThat(counted).isEqualTo(Restraint.A_SECOND);
        clock.move(Duration.ofSeconds(1));
        assertThat(counted("client " + (Restraint.A_SECOND + 50), CHECKOUT)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2.7, true",
        "192.0.2.7, 192.0.2.8, false",
        "192.0.2.7, ::ffff:192.0.2.7, true",
        "2001:db8:1:2::1, 2001:db8:1:2:ffff:ffff:ffff:ffff, true",
        "2001:db8:1:2::1, 2001:0DB8:0001:0002::2, true",
        "2001:db8:1:2::1, 2001:db8:1:3::1, false",
        "fe80::1%eth0, fe80::1, true",
        "[2001:db8::1], 2001:db8::1, true",
        "2001:db8:1:2:, 2001:db8:1:2::1, true",
        "2001:db8:1:2:3:4:5, 2001:db8:1:2:3:4:5:6, true",
        "unknown, , true"
    })
    void anAddressStandsForAClientAndANetworkForAHousehold(String one, String other, boolean same) {
        assertThat(ClientAddress.of(one).equals(ClientAddress.of(other))).isEqualTo(same);
    }

    @Test
    void aTallyForgetsCountriesBeforeItGrowsTooLarge() {
        Tally tally = new Tally();
        for (int i = 0; i < 30_000; i++) {
            tally.add(Report.at(clock.instant(), CHECKOUT, "C" + i), 1);
        }
        var taken = tally.take();

        assertThat(taken).hasSizeLessThanOrEqualTo(20_001);
        assertThat(taken.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(30_000);
        assertThat(tally.take()).isEmpty();
        tally.giveBack(taken);
        assertThat(tally.take().values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(30_000);
    }

    private boolean counted(String client, UUID component) {
        return restraint.judge(client, component) instanceof Verdict.Counted;
    }

    /** Stands still until it is moved. */
    private static final class Moved extends Clock {
        private Instant now = Instant.parse("2031-03-04T10:00:00Z");

        void move(Duration by) {
            now = now.plus(by);
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
