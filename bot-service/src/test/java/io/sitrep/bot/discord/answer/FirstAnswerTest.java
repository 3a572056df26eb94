package io.sitrep.bot.discord.answer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FirstAnswerTest {
    private final List<JsonNode> sent = new CopyOnWriteArrayList<>();
    private final FirstAnswer answer = new FirstAnswer(json -> {
        sent.add(json);
        return Uni.createFrom().item(true);
    });

    @Test
    void aDeferredAnswerIsSentAtOnceAndSaysWhoSeesIt() {
        answer.defer(true);

        assertThat(sent.get(0)).hasToString("{\"type\":5,\"data\":{\"flags\":64}}");
        assertThat(answer.settled().await().indefinitely()).isTrue();
    }

    @Test
    void onlyTheFirstOfManyIsSent() {
        List<Boolean> taken = IntStream.range(0, 50)
                .parallel()
                .mapToObj(number -> answer.message(message(number)).await().indefinitely())
                .toList();

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
    void whatNeedsNothingElseIsTheTypeAlone() {
        answer.pong();

        assertThat(sent.get(0)).hasToString("{\"type\":1}");
    }

    private static ObjectNode message(int number) {
        return JsonNodeFactory.instance.objectNode().put("content", "message " + number);
    }
}
