package io.sitrep.notifier.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.sitrep.notifier.channel.Outcome;
import io.sitrep.notifier.outside.MovedClock;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class GatesTest {
    private static final Outcome TAKEN = new Outcome.Delivered(null, "200");
    private static final Outcome OUT = new Outcome.Retry("can not take it now", Duration.ZERO, "503");

    private final MovedClock clock = new MovedClock();
    private final Gates gates = new Gates(clock, (wait, task) -> {});
    private final Travellers travellers = new Travellers(
            (trip, attempt, then) -> gates.through(trip, new OneHost(), "hooks.example.org", attempt, then));
    private final UUID dead = UUID.randomUUID();

    @Test
    void addressThatFailsInARowIsLeftAloneAndTheOthersAtItsHostAreNot() {
        for (int i = 0; i < 5; i++) {
            travellers.send(dead, 1);
            travellers.end(OUT);
        }
        travellers.send(dead, 1);
        assertThat(travellers.onTheWay).hasSize(5);
        assertThat(travellers.ended.get(5)).isInstanceOf(Outcome.Deferred.class);

        travellers.send(10);

        assertThat(travellers.onTheWay).hasSize(15);
    }

    @Test
    void oneProbeFindsOutWhetherItIsBack() {
        for (int i = 0; i < 5; i++) {
            travellers.send(dead, 1);
            travellers.end(OUT);
        }
        clock.move(Duration.ofSeconds(5));
        travellers.send(dead, 1);
        travellers.send(dead, 1);
        assertThat(travellers.onTheWay).hasSize(6);

        travellers.end(TAKEN);
        travellers.send(dead, 1);

        assertThat(travellers.onTheWay).hasSize(7);
    }

    @Test
    void hostsAndAddressesThatNobodyGoesToAreForgottenAlsoDeadOnes() {
        for (int i = 0; i < 5; i++) {
            travellers.send(dead, 1);
            travellers.end(OUT);
        }
        travellers.send(30);
        travellers.end(OUT);
        assertThat(gates.size()).isEqualTo(1 + 31);
        gates.forget();
        assertThat(gates.size()).isEqualTo(1 + 31);

        clock.move(Duration.ofMinutes(11));
        gates.forget();

        assertThat(gates.size()).isZero();
    }
}
