package io.sitrep.bot.discord.answer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FirstAnswerTest {
    /** Made here: threads of a parallel stream may carry the class loader of another test's application. */
    private static final Uni<Boolean> TAKEN = Uni.createFrom().item(true);

    private final List<JsonNode> sent = new CopyOnWriteArrayList<>();
    private final FirstAnswer answer = new FirstAnswer(json -> {
        sent.add(json);
        return TAKEN;
    });

    @Test
    void aDeferredAnswerIsSentAtOnceAndSaysWhoSeesIt() {
        answer.defer(true);

        assertThat(sent.get(0)).hasToString("{\"type\":5,\"data\":{\"flags\":64}}");
        assertThat(answer.settled().await().indefinitely()).isTrue();
    }

    @Test
    void onlyTheFirstOfManyIsSent() throws InterruptedException {
        // Threads of this test's own: those of the common pool may belong to an application that another test has
        // ended.
        ExecutorService many = Executors.newFixedThreadPool(8);
        List<Boolean> taken = new CopyOnWriteArrayList<>();
        IntStream.range(0, 50)
                .forEach(number -> many.execute(
                        () -> taken.add(answer.message(message(number)).await().indefinitely())));
        many.shutdown();
        assertThat(many.awaitTermination(20, TimeUnit.SECONDS)).isTrue();

        assertThat(sent).hasSize(1);
        assertThat(taken).containsOnlyOnce(true);
        assertThat(answer.isOpen()).isFalse();
    }

    @Test
    void anAnswerThatDoesNotReachDiscordIsNone() {
        FirstAnswer lost = new FirstAnswer(json -> Uni.createFrom().failure(new IllegalStateException("lost")));

        assertThat(lost.modal(message(1)).await().indefinitely()).isFalse();
        assertThat(lost.settled().await().indefinitely()).isFalse();
        assertThat(lost.isOpen()).isFalse();
    }

    @Test
    void onlyWhatDiscordSaysIsTooLateIsTooLate() {
        FirstAnswer late = new FirstAnswer(json -> Uni.createFrom().failure(new FirstAnswer.TooLate()));
        FirstAnswer lost = new FirstAnswer(json -> Uni.createFrom().failure(new IllegalStateException("lost")));

        assertThat(late.defer(true).await().indefinitely()).isFalse();
        assertThat(lost.defer(true).await().indefinitely()).isFalse();
        assertThat(late.isTooLate()).isTrue();
        assertThat(lost.isTooLate()).isFalse();
    }

    @Test
    void whatNeedsNothingElseIsTheTypeAlone() {
        answer.pong();

        assertThat(sent.get(0)).hasToString("{\"type\":1}");
    }

    private static ObjectNode message(int number) {
        return JsonNodeFactory.instance.objectNode().put("content", "message " + number);
    }
}
