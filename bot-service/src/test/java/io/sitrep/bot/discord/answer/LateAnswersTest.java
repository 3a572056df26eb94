package io.sitrep.bot.discord.answer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.sitrep.bot.discord.DiscordTest;
import io.sitrep.bot.discord.ServedGuild;
import io.sitrep.bot.port.Told;
import io.sitrep.fakes.Answered;
import io.sitrep.fakes.Mood;
import io.sitrep.fakes.discord.DiscordMessage;
import io.sitrep.fakes.discord.FakeDiscord;
import io.sitrep.fakes.discord.Sent;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Answers that come so late that the interaction takes none any more, or is about to. */
@QuarkusTest
class LateAnswersTest extends DiscordTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PRIVATE = 1 << 6;
    private static final String TALK = "POST /users/@me/channels";
    private static final Mood NO_TOKEN = Mood.answering(Answered.json(
            401, new JsonObject().put("message", "401: Unauthorized").put("code", 0)));

    @Inject
    LateAnswers late;

    private final String words = "Said at " + UUID.randomUUID();

    @Test
    void afterFifteenMinutesTheInteractionIsNotAskedAndEverybodyIsTold() {
        long before = askedByTheInteraction();

        assertThat(tell(Duration.ofSeconds(-1), message(0))).isInstanceOf(Told.Done.class);

        assertThat(askedByTheInteraction()).isEqualTo(before);
        assertThat(saying(discord.guild(ServedGuild.GUILD).in(ServedGuild.GENERAL)))
                .hasSize(1);
    }

    @Test
    void anAnswerThatEverybodyReadsAlreadyIsNotSaidAgainAfterFifteenMinutes() {
        Sent sent = types(rosa, "/incident declare title:Once for all");
        answered(rosa, sent, "INC-1 declared");
        ReplyTo to = new ReplyTo(
                sent.id(),
                FakeDiscord.APPLICATION,
                "of-the-test",
                ServedGuild.GENERAL,
                ServedGuild.ROSA,
                Instant.now().minusSeconds(1));

        assertThat(late.tell(to.written(), message(0).toString()).await().atMost(SOON))
                .isInstanceOf(Told.Done.class);

        assertThat(saying(discord.guild(ServedGuild.GUILD).in(ServedGuild.GENERAL)))
                .isEmpty();
    }

    @Test
    void beforeThatTheInteractionIsAskedFirst() {
        long before = askedByTheInteraction();

        assertThat(tell(Duration.ofMinutes(1), message(0))).isInstanceOf(Told.Done.class);

        assertThat(askedByTheInteraction()).isGreaterThan(before);
    }

    @Test
    void whatIsForOnePersonGoesToThemWithoutButtonsThatWouldBeRefusedThere() {
        ObjectNode question = message(PRIVATE);
        question.putArray("components")
                .addObject()
                .put("type", 1)
                .putArray("components")
                .addObject()
                .put("type", 2)
                .put("style", 1)
                .put("label", "Do it")
                .put("custom_id", "sitrep:do:it");

        assertThat(tell(Duration.ofSeconds(-1), question)).isInstanceOf(Told.Done.class);

        assertThat(saying(discord.guild(ServedGuild.GUILD).in(ServedGuild.GENERAL)))
                .isEmpty();
        assertThat(saying(discord.guild(ServedGuild.GUILD).direct(ServedGuild.ROSA)))
                .singleElement()
                .satisfies(message -> assertThat(message.buttons()).isEmpty());
    }

    @Test
    void whileTheTokenDoesNotWorkNoAnswerIsGivenUp() {
        discord.next(FakeDiscord.POST_MESSAGE, NO_TOKEN);
        discord.next(TALK, NO_TOKEN);

        assertThat(tell(Duration.ofSeconds(-1), message(0)))
                .isInstanceOfSatisfying(
                        Told.Later.class, later -> assertThat(later.after()).isPositive());
        assertThat(tell(Duration.ofSeconds(-1), message(0))).isInstanceOf(Told.Done.class);
        assertThat(saying(discord.guild(ServedGuild.GUILD).in(ServedGuild.GENERAL)))
                .hasSize(1);
    }

    @Test
    void whatDiscordDoesNotTakeFromUsIsGivenUp() {
        discord.next(TALK, FakeDiscord.forbids());

        assertThat(tell(Duration.ofSeconds(-1), message(PRIVATE))).isInstanceOf(Told.Never.class);
    }

    private Told tell(Duration left, ObjectNode message) {
        ReplyTo to = new ReplyTo(
                Long.toString(UUID.randomUUID().getMostSignificantBits() >>> 2),
                FakeDiscord.APPLICATION,
                "of-the-test",
                ServedGuild.GENERAL,
                ServedGuild.ROSA,
                Instant.now().plus(left));
        return late.tell(to.written(), message.toString()).await().atMost(SOON);
    }

    private ObjectNode message(int flags) {
        ObjectNode message = JSON.createObjectNode().put("content", words).put("flags", flags);
        message.putObject("allowed_mentions").putArray("parse");
        return message;
    }

    private long askedByTheInteraction() {
        return discord.timesAsked(FakeDiscord.FOLLOW_UP)
                + discord.timesAsked(FakeDiscord.LATE_ANSWER)
                + discord.timesAsked("DELETE /webhooks/{application}/{token}/messages/{message}");
    }

    private List<DiscordMessage> saying(List<DiscordMessage> all) {
        return all.stream().filter(message -> message.text().equals(words)).toList();
    }
}
