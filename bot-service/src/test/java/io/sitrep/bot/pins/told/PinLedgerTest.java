package io.sitrep.bot.pins.told;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.sitrep.bot.pins.told.PinEvent.Deed;
import io.sitrep.bot.port.RoomKeeper.Spot;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who holds a message, when several people let go of it at the same moment. */
@QuarkusTest
class PinLedgerTest {
    private static final String BY_REACTION = "reaction";
    private static final String ROSA = "U0ROSA";
    private static final String OTTO = "U0OTTO";

    @Inject
    Pool database;

    private final Spot room = new Spot("T0TOLD", "C" + UUID.randomUUID());
    private PinLedger ledger;

    @BeforeEach
    void aLedger() {
        ledger = new PinLedger(database, "slack");
    }

    @Test
    void ofTheLastTwoWhoLetGoAtOnceOneTakesItOffTheTimeline() {
        List<String> messages = IntStream.range(0, 100)
                .mapToObj(i -> "1795424526.%06d".formatted(i))
                .toList();

        for (String message : messages) {
            held(message, ROSA);
            held(message, OTTO);
            wait(Uni.join()
                    .all(Stream.of(ROSA, OTTO)
                            .map(person -> ledger.unpinned(event(message, person), BY_REACTION))
                            .toList())
                    .andFailFast()
                    .replaceWithVoid());
        }

        assertThat(left(messages)).isEqualTo(messages.size());
    }

    @Test
    void whoDoesNotCountAndWhoLetsGoAtOnceDoNotLeaveItToEachOther() {
        for (int i = 0; i < 100; i++) {
            String message = "1795424527.%06d".formatted(i);
            held(message, ROSA);
            held(message, OTTO);
            boolean[] isHeld = new boolean[1];
            wait(Uni.join()
                    .all(
                            ledger.unpinned(event(message, ROSA), BY_REACTION),
                            ledger.doesNotHold(event(message, OTTO))
                                    .invoke(held -> isHeld[0] = held)
                                    .replaceWithVoid())
                    .andFailFast()
                    .replaceWithVoid());

            assertThat(!isHeld[0] || left(List.of(message)) == 1)
                    .as("one of them takes %s off", message)
                    .isTrue();
        }
    }

    private PinEvent event(String message, String person) {
        return new PinEvent(UUID.randomUUID().toString(), room, message, Deed.UNPINNED, person);
    }

    private void held(String message, String person) {
        wait(database.preparedQuery("INSERT INTO slack_pin (workspace, channel, message, person, by_what)"
                        + " VALUES ($1, $2, $3, $4, $5)")
                .execute(Tuple.of(room.workspace(), room.channel(), message, person, BY_REACTION))
                .replaceWithVoid());
    }

    /** Events that are somebody's work, or were: the others were done when they were written. */
    private long left(List<String> messages) {
        try {
            return VertxContextSupport.subscribeAndAwait(() -> database.preparedQuery("""
                            SELECT count(*) FROM slack_event WHERE channel = $1 AND message = ANY ($2)
                            AND (done_at IS NULL OR attempts > 0)""")
                    .execute(Tuple.of(room.channel(), messages.toArray(String[]::new)))
                    .map(rows -> rows.iterator().next().getLong(0)));
        } catch (Throwable failure) {
            throw new AssertionError(failure);
        }
    }

    private static void wait(Uni<Void> work) {
        try {
            VertxContextSupport.subscribeAndAwait(() -> work);
        } catch (Throwable failure) {
            throw new AssertionError(failure);
        }
    }
}
