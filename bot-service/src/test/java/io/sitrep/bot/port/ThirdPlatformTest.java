package io.sitrep.bot.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.sitrep.bot.BotTest;
import io.sitrep.bot.ledger.Intake;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the contributor's guide says of another platform is so: a bean and a way in are enough. */
@QuarkusTest
class ThirdPlatformTest extends BotTest {
    @Inject
    Intake intake;

    @Inject
    Matrix matrix;

    @Test
    void whatPeopleTypeThereIsUnderstoodAndAnsweredInItsOwnForm() throws Throwable {
        String answer = VertxContextSupport.subscribeAndAwait(() -> intake.receive(typed("$1", "help")));

        assertThat(answer).contains("declare").doesNotContain("blocks");
    }

    @Test
    void whoIsNotKnownThereMayDoNothing() throws Throwable {
        String answer = VertxContextSupport.subscribeAndAwait(() -> intake.receive(typed("$2", "declare It burns")));

        assertThat(answer).contains("responder");
        assertThat(incidents.mutations()).isEmpty();
    }

    @Test
    void whatWantsNoAnswerInItsOwnRequestIsToldLaterAndOnce() throws Throwable {
        Optional<String> now = VertxContextSupport.subscribeAndAwait(() -> intake.take(typed("$3", "help")));
        VertxContextSupport.subscribeAndAwait(() -> intake.take(typed("$3", "help")));

        assertThat(now).isEmpty();
        await().untilAsserted(() -> assertThat(matrix.told).hasSize(1));
        assertThat(matrix.told.get(0)).startsWith("answer of $3").contains("declare");
    }

    private static Invocation typed(String eventId, String text) {
        Person person = new Person(Matrix.NAME, "example.org", "@ada", "Ada");
        return new Invocation(
                "matrix:example.org:" + eventId, person, "!room", text, Map.of(), "answer of " + eventId, "");
    }
}
