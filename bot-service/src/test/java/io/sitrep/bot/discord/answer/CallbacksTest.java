package io.sitrep.bot.discord.answer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.sitrep.bot.discord.DiscordTest;
import io.sitrep.fakes.Answered;
import io.sitrep.fakes.Mood;
import io.sitrep.fakes.discord.FakeDiscord;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CallbacksTest extends DiscordTest {
    private static final JsonNode FORM = new ObjectMapper().createObjectNode().put("type", 9);
    private static final Mood ALREADY = Mood.answering(Answered.json(
            400,
            new JsonObject()
                    .put("message", "Interaction has already been acknowledged.")
                    .put("code", 40_060)));

    @Inject
    Callbacks callbacks;

    @Test
    void anAnswerThatAnotherProcessGaveIsNotTakenForThisOne() {
        discord.next(FakeDiscord.CALLBACK, ALREADY);

        assertThat(taken()).isFalse();
    }

    @Test
    void whatDiscordTookWithoutSayingSoIsKnownToBeTakenWhenItIsSentAgain() {
        discord.next(FakeDiscord.CALLBACK, FakeDiscord.fails(), ALREADY);

        assertThat(taken()).isTrue();
    }

    private boolean taken() {
        return callbacks
                .to("6100000000000000007", "of-the-test")
                .send(FORM)
                .await()
                .indefinitely();
    }
}
