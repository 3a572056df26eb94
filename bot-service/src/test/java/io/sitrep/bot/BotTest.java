package io.sitrep.bot;

import static org.assertj.core.api.Assertions.assertThat;

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
import io.sitrep.embedded.quarkus.RealInfrastructure;
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
        return shown(typedBy(user).types(text).send());
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
