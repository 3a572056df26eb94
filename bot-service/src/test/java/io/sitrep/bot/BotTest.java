package io.sitrep.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.restassured.response.Response;
import io.sitrep.bot.fake.FakeIncidentService;
import io.sitrep.bot.fake.FakeSlack;
import io.sitrep.bot.fake.Fakes;
import io.sitrep.bot.fake.SlackMessages;
import io.sitrep.bot.reply.Language;
import io.sitrep.bot.reply.Tongue;
import io.sitrep.embedded.quarkus.RealInfrastructure;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;

/** The bot with a real database, and with the rest of the world pretended. */
@QuarkusTestResource(
        value = RealInfrastructure.class,
        restrictToAnnotatedClass = false,
        initArgs = @ResourceArg(name = "database", value = "bot"))
@QuarkusTestResource(value = Fakes.class, restrictToAnnotatedClass = false)
public abstract class BotTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    protected FakeSlack slack;
    protected FakeIncidentService incidents;

    @BeforeEach
    void startAfresh() {
        incidents.forgetEverything();
    }

    /** What the person sees, checked as Slack checks it. */
    protected static JsonNode shown(Response response) {
        assertThat(response.statusCode()).isEqualTo(200);
        JsonNode message = json(response.asString());
        SlackMessages.check(message);
        return message;
    }

    protected static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException unreadable) {
            throw new AssertionError(text, unreadable);
        }
    }

    protected Typing typedBy(String user) {
        return Typing.by(user, slack);
    }

    protected JsonNode types(String user, String text) {
        return answerTo(typedBy(user).types(text));
    }

    /** What came of it: in the answer itself, or after it where this machine was too slow for that. */
    protected JsonNode answerTo(Typing typed) {
        JsonNode first = shown(typed.send());
        if (!isPutOff(first)) {
            return first;
        }
        await().atMost(Duration.ofSeconds(30))
                .until(() -> !slack.lateAnswersTo(typed.trigger()).isEmpty());
        return slack.lateAnswersTo(typed.trigger()).get(0);
    }

    private static boolean isPutOff(JsonNode answer) {
        return Arrays.stream(Language.values())
                .anyMatch(language -> textOf(answer).equals(Tongue.of(language).say("notice.working")));
    }

    protected static String textOf(JsonNode message) {
        return message.path("text").asText();
    }

    protected static void assertPrivate(JsonNode message) {
        assertThat(message.path("response_type").asText()).isEqualTo("ephemeral");
    }

    protected static void assertForAll(JsonNode message) {
        assertThat(message.path("response_type").asText()).isEqualTo("in_channel");
    }
}
