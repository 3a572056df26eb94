package io.sitrep.bot.rooms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.sitrep.bot.reply.Card;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PastIncidentsTest extends RoomsTestBase {
    @Inject
    PastIncidents past;

    @Test
    void whatIsOverForLongIsForgottenWithAllThatWasKeptOfItsRoomAndNothingElse() {
        Outage old = over("Long over");
        Outage young = over("Just over");
        Outage open = Outage.of("Not over").declared();
        settled(open);
        age(old);
        age(open);

        // One that is looked at just now is forgotten next time.
        await().untilAsserted(() -> {
            seen(past.forget());
            assertThat(rowsOf(old)).isZero();
        });
        assertThat(rowsOf(young)).isGreaterThan(3);
        assertThat(rowsOf(open)).isGreaterThan(3);
        assertThat(theRoomOf(old).archived).isFalse();
    }

    private Outage over(String title) {
        Outage outage = Outage.of(title).declared();
        settled(outage);
        outage.resolved();
        await().untilAsserted(
                        () -> assertThat(inChannel(outage).get(0).card.tone()).isEqualTo(Card.Tone.OVER));
        settled(outage);
        return outage;
    }

    private void age(Outage outage) {
        run(outage, """
                UPDATE incident SET seen_at = now() - interval '200 days', settled_at = now() - interval '200 days',
                    head = head || '{"resolved_at": "2020-01-01T00:00:00Z"}' WHERE id = $1""");
        run(outage, "UPDATE posted SET changed_at = now() - interval '200 days' WHERE incident_id = $1");
    }

    private int rowsOf(Outage outage) {
        return run(outage, "SELECT FROM incident WHERE id = $1")
                + run(outage, "SELECT FROM presence WHERE incident_id = $1")
                + run(outage, "SELECT FROM posted WHERE incident_id = $1");
    }

    private int run(Outage outage, String statement) {
        return seen(
                database.preparedQuery(statement).execute(Tuple.of(outage.id)).map(rows -> rows.size()));
    }
}
