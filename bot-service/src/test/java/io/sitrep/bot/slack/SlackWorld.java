package io.sitrep.bot.slack;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.sitrep.bot.slack.install.SlackScopes;
import io.sitrep.fakes.slack.FakeSlack;
import io.sitrep.fakes.slack.SlackPerson;
import java.time.Clock;
import java.util.Map;

/** The whole of Slack, as far as the bot may see it: in place of the few answers other tests are content with. */
public class SlackWorld implements QuarkusTestResourceLifecycleManager {
    public static final String TOKEN = "xoxb-of-the-slack-tests";
    public static final String HOME = "T0SLACK";
    public static final String GENERAL = "C0GENERAL";
    public static final String ROSA = "U0ROSA";
    public static final String OTTO = "U0OTTO";
    public static final String GUEST = "U0GUEST";
    public static final String STRANGER = "U0STRANGER";
    public static final String ON_CALL = "S0DUTY";
    public static final String PUBLIC_URL = "http://bot.test";

    private final FakeSlack slack = new FakeSlack(0, Clock.systemUTC());

    /** After the settings of all others. */
    @Override
    public int order() {
        return 10;
    }

    @Override
    public Map<String, String> start() {
        slack.workspace(HOME)
                .installed(TOKEN)
                .allowing(SlackScopes.ALL)
                .add(SlackPerson.member(ROSA, HOME, "Rosa Responder é"))
                .add(SlackPerson.member(OTTO, HOME, "Otto Oncall").speaking("it-IT", "Europe/Rome"))
                .add(SlackPerson.member(GUEST, HOME, "Gus Guest").with(SlackPerson.Mark.GUEST))
                .add(SlackPerson.member(STRANGER, "T0OTHER", "Stan Stranger").with(SlackPerson.Mark.STRANGER))
                .group(ON_CALL, OTTO)
                .channel(GENERAL, "general", ROSA, OTTO, GUEST, STRANGER);
        return Map.of(
                "sitrep.slack.bot-token",
                TOKEN,
                "sitrep.slack.api-url",
                slack.apiUrl(),
                "sitrep.slack.authorize-url",
                slack.url() + "/oauth/v2/authorize",
                "sitrep.slack.client-id",
                FakeSlack.CLIENT_ID,
                "sitrep.slack.client-secret",
                FakeSlack.CLIENT_SECRET,
                "sitrep.slack.workspaces",
                HOME + ",T0OTHERS",
                "sitrep.slack.incidents-channel",
                GENERAL,
                "sitrep.chat.roles",
                "slack:" + ROSA + "=responder,slack:" + ON_CALL + "=publisher,slack:*=viewer");
    }

    @Override
    public void stop() {
        slack.close();
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(slack, field -> field.getType() == FakeSlack.class);
    }
}
