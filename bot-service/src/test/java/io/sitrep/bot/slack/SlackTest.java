package io.sitrep.bot.slack;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.sitrep.bot.fake.FakeIncidentService;
import io.sitrep.bot.fake.Fakes;
import io.sitrep.embedded.quarkus.RealInfrastructure;
import io.sitrep.fakes.slack.FakeSlack;
import io.sitrep.fakes.slack.SlackWorkspace;
import org.junit.jupiter.api.BeforeEach;

/** The bot with a real database and Slack's own SDK against the strict fake. */
@QuarkusTestResource(
        value = RealInfrastructure.class,
        restrictToAnnotatedClass = false,
        initArgs = @ResourceArg(name = "database", value = "bot"))
@QuarkusTestResource(value = Fakes.class, restrictToAnnotatedClass = false)
@QuarkusTestResource(value = SlackWorld.class, restrictToAnnotatedClass = true)
public abstract class SlackTest {
    protected FakeSlack slack;
    protected FakeIncidentService incidents;

    @BeforeEach
    void startAfresh() {
        incidents.forgetEverything();
        slack.forgetScripts();
        slack.closesAllForms();
        home().forgetExcept(SlackWorld.GENERAL);
    }

    protected SlackWorkspace home() {
        return slack.workspace(SlackWorld.HOME);
    }
}
