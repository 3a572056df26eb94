package io.sitrep.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sitrep.e2e.bots.Bot;
import io.sitrep.e2e.bots.Moment;
import io.sitrep.e2e.bots.TwoBots;
import io.sitrep.e2e.bots.Typed;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Two bots on one database, with real JDA, and something happens to the one that holds the gateway while it has a command in hand: the
 * other one listens within 10 s, and nothing is done twice, said twice, or lost.
 */
class TwoBotsFaultsIT {
    private static final Duration STANDSTILL = Duration.ofSeconds(15);

    private static TwoBots bots;

    @BeforeAll
    static void start() throws IOException {
        bots = new TwoBots(Map.of());
    }

    @AfterAll
    static void stop() {
        bots.close();
    }

    @BeforeEach
    void bothRun() throws IOException {
        bots.awaitBoth();
    }

    @ParameterizedTest
    @EnumSource
    void killed(Moment moment) {
        Typed inHand = bots.declaredUntil(moment, titled("Killed", moment));

        Duration took = bots.takenOver(() -> bots.holder().kill());

        bots.forgetOther();
        heirDoesAllOnce(moment, inHand, titled("After the kill", moment));
        System.out.println("killed, " + moment + ": taken over after " + took.toMillis() + " ms");
    }

    @ParameterizedTest
    @EnumSource
    void stoppedAsOneStopsAService(Moment moment) {
        Typed inHand = bots.declaredUntil(moment, titled("Stopped", moment));

        Duration took = bots.takenOver(() -> bots.holder().close());

        bots.forgetOther();
        heirDoesAllOnce(moment, inHand, titled("After the stop", moment));
        System.out.println("stopped, " + moment + ": taken over after " + took.toMillis() + " ms");
    }

    private static void heirDoesAllOnce(Moment moment, Typed inHand, String title) {
        Typed next = bots.declared(title);
        assertThat(inHand.isAcknowledged()).isEqualTo(moment.isAcknowledged());
        bots.awaitEachOnce(inHand);
        bots.whatWasKeptArrives();
        bots.awaitOneGateway();
        bots.awaitEachOnce(inHand, next);
    }

    /** As one that is cut off, or whose machine is: it knows nothing of that, and goes on where it was. */
    @ParameterizedTest
    @EnumSource
    void standingStillForFifteenSeconds(Moment moment) {
        Typed inHand = bots.declaredUntil(moment, titled("Still", moment));
        Bot still = bots.holder();
        AtomicReference<Typed> toNobody = new AtomicReference<>();
        Instant begun = Instant.now();

        Duration took = bots.takenOver(() -> {
            still.standStill();
            toNobody.set(bots.unheard(titled("To nobody", moment)));
        });
        Typed meanwhile = bots.declared(titled("Meanwhile", moment));
        await().atMost(STANDSTILL.multipliedBy(2))
                .until(() -> Duration.between(begun, Instant.now()).compareTo(STANDSTILL) > 0);
        bots.whatWasKeptArrives();
        still.goOn();

        Typed next = bots.declared(titled("After it went on", moment));
        bots.awaitOneGateway();
        bots.awaitEachOnce(inHand, meanwhile, next);
        bots.assertNothingCameOf(toNobody.get());
        assertThat(still.hasGateway()).isFalse();
        System.out.println("standing still, " + moment + ": taken over after " + took.toMillis() + " ms");
    }

    /** Each its own, as a room's name has it. */
    private static String titled(String what, Moment moment) {
        return what + " " + moment.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
