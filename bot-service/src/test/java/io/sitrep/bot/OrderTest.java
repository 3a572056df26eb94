package io.sitrep.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.sitrep.bot.fake.FakeIncidentService.Misbehaviour;
import io.sitrep.bot.fake.FakeSlack;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What had to wait for the incident service is not overtaken by what was typed after it. */
@QuarkusTest
class OrderTest extends BotTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject
    Pool database;

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

    @ParameterizedTest
    @ValueSource(strings = {"resolve INC-1", "resolve", "status INC-1 monitoring"})
    void whatTwoSayAtOnceIsToldOnce(String typed) {
        types(FakeSlack.RESPONDER, "declare Checkout is down");
        incidents.next(new Misbehaviour.Slow(Duration.ofMillis(500)));

        Stream.of(typedBy(FakeSlack.RESPONDER), typedBy(FakeSlack.ON_CALL))
                .map(person -> person.types(typed))
                .map(command -> CompletableFuture.supplyAsync(command::send))
                .toList()
                .forEach(CompletableFuture::join);

        await().atMost(SOON).until(this::allAreAnswered);
        assertThat(incidents.mutations()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"resolve INC-1", "resolve", "status INC-1 monitoring"})
    void whatIsTypedAgainAfterAnOutageIsToldOnce(String typed) {
        types(FakeSlack.RESPONDER, "declare Checkout is down");
        Typing again = typedBy(FakeSlack.ON_CALL).types(typed);
        incidents.leave();
        try {
            types(FakeSlack.RESPONDER, typed);
        } finally {
            incidents.comeBack();
        }
        again.send();

        await().atMost(SOON).until(this::allAreAnswered);
        assertThat(incidents.mutations()).hasSize(2);
    }

    @Test
    void whatNamesNoIncidentIsNotSaidOfAnotherThanTheOneJustDeclared() {
        types(FakeSlack.RESPONDER, "declare Search is slow");
        Typing update = typedBy(FakeSlack.RESPONDER).types("update We look at checkout");
        incidents.leave();
        try {
            types(FakeSlack.RESPONDER, "declare SEV1 Checkout is down");
        } finally {
            incidents.comeBack();
        }

        String now = textOf(shown(update.send()));

        await().atMost(SOON).until(this::allAreAnswered);
        String last = now.contains("Checkout")
                ? now
                : textOf(slack.lateAnswersTo(update.trigger()).get(0));
        assertThat(last).contains("INC-1", "INC-2");
        assertThat(incidents.mutations()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"timeline", "timeline INC-1"})
    void whatOnlyReadsKeepsNobodyWaiting(String read) {
        types(FakeSlack.RESPONDER, "declare Checkout is down");
        incidents.timelineIsBroken(true);
        assertThat(textOf(types(FakeSlack.VIEWER, read))).contains("no need to type it again");

        assertForAll(types(FakeSlack.RESPONDER, "update INC-1 It goes on"));

        incidents.timelineIsBroken(false);
        await().atMost(SOON).until(this::allAreAnswered);
    }

    private boolean allAreAnswered() {
        return database.query("SELECT FROM inbound WHERE state <> 'answered'")
                        .executeAndAwait()
                        .size()
                == 0;
    }

    private List<String> said() {
        return incidents.mutations().stream()
                .skip(1)
                .map(change -> change.body().path("message").asText())
                .toList();
    }
}
