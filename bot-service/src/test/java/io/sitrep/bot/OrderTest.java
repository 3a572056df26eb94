package io.sitrep.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.sitrep.bot.fake.FakeSlack;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What had to wait for the incident service is not overtaken by what was typed after it. */
@QuarkusTest
class OrderTest extends BotTest {
    private static final Duration SOON = Duration.ofSeconds(15);

    /** What is typed while the service is away, what is typed once it is back, and what the public is told, in this order. */
    static Stream<Arguments> pairs() {
        return Stream.of(
                // Settled, and waiting to be carried out.
                Arguments.of("update INC-1 First", "resolve INC-1 Second"),
                // Not settled: it has to be read how the incident stands.
                Arguments.of("resolve INC-1 First", "update INC-1 Second"),
                // Not even known which incident it is about.
                Arguments.of("resolve First", "update INC-1 Second"));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void whatIsTypedAfterAnOutageFollowsWhatWaitedForItsEnd(String during, String after) {
        types(FakeSlack.RESPONDER, "declare Checkout is down");
        Typing second = typedBy(FakeSlack.RESPONDER).types(after);
        incidents.leave();
        try {
            assertThat(textOf(types(FakeSlack.RESPONDER, during))).contains("no need to type it again");
        } finally {
            incidents.comeBack();
        }
        second.send();

        await().atMost(SOON).until(() -> incidents.mutations().size() == 3);
        assertThat(said()).containsExactly("First", "Second");
    }

    @Test
    void whatIsAboutAnotherIncidentWaitsForNothing() {
        types(FakeSlack.RESPONDER, "declare Checkout is down");
        types(FakeSlack.RESPONDER, "declare Search is slow");
        incidents.leave();
        try {
            types(FakeSlack.RESPONDER, "update INC-1 First");
        } finally {
            incidents.comeBack();
        }

        assertForAll(types(FakeSlack.RESPONDER, "update INC-2 At once"));
        await().atMost(SOON).until(() -> incidents.mutations().size() == 4);
    }

    private List<String> said() {
        return incidents.mutations().stream()
                .skip(1)
                .map(change -> change.body().path("message").asText())
                .toList();
    }
}
