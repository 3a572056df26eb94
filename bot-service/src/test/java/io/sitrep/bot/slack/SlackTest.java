package io.sitrep.bot.slack;

import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.sitrep.bot.fake.FakeIncidentService;
import io.sitrep.bot.fake.Fakes;
import io.sitrep.embedded.quarkus.RealInfrastructure;
import io.sitrep.fakes.slack.FakeSlack;
import io.sitrep.fakes.slack.Sent;
import io.sitrep.fakes.slack.SlackWorkspace;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;

/** The bot with a real database and Slack's own SDK against the strict fake. */
@QuarkusTestResource(
        value = RealInfrastructure.class,
        restrictToAnnotatedClass = false,
        initArgs = @ResourceArg(name = "database", value = "bot"))
@QuarkusTestResource(value = Fakes.class, restrictToAnnotatedClass = false)
@QuarkusTestResource(value = SlackWorld.class, restrictToAnnotatedClass = true)
public abstract class SlackTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    protected FakeSlack slack;
    protected FakeIncidentService incidents;

    @BeforeEach
    void startAfresh() {
        incidents.forgetEverything();
        slack.forgetScripts();
        slack.closesAllForms();
        home().forgetExcept(SlackWorld.GENERAL);
    }

    /** What a command is answered: at once, or where that took longer than Slack waits by an address of its own. */
    protected JsonObject answer(Sent sent) {
        if (!sent.json().getString("text", "").startsWith("Working on it")) {
            return sent.json();
        }
        String address = sent.payload().getString("response_url");
        await().atMost(SOON).until(() -> !slack.answersTo(address).isEmpty());
        return slack.answersTo(address).get(0);
    }

    protected SlackWorkspace home() {
        return slack.workspace(SlackWorld.HOME);
    }
}
