package io.sitrep.bot.slack.install;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.response.Response;
import io.sitrep.bot.fake.Fakes;
import io.sitrep.bot.slack.SlackTest;
import io.sitrep.bot.slack.SlackWorld;
import io.sitrep.fakes.slack.SlackPerson;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Nobody is named: then the bot is at home in one workspace, and lets itself be installed in no other. */
@QuarkusTest
@TestProfile(ClosedInstallTest.NobodyNamed.class)
class ClosedInstallTest extends SlackTest {
    private static final String STRANGE = "T0STRANGERS";

    @TestHTTPResource
    URI bot;

    @Inject
    Installs installs;

    @Inject
    Workspaces workspaces;

    public static class NobodyNamed implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("sitrep.slack.workspaces", "");
        }
    }

    @Test
    void aSecondWorkspaceIsRefusedAndItsTokenGivenBack() {
        slack.reachesByHttp(bot, Fakes.SIGNING_SECRET);
        slack.workspace(STRANGE).add(SlackPerson.member("U0STEVE", STRANGE, "Steve"));
        slack.installsInto(STRANGE);
        long before = slack.timesAsked("auth.revoke");

        Response refused = given().urlEncodingEnabled(false).get(agreed());

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.asString()).contains("SITREP_SLACK_WORKSPACES");
        assertThat(slack.timesAsked("auth.revoke") - before).isEqualTo(1);
        assertThat(seen(workspaces.all())).extracting(Installed::workspace).doesNotContain(STRANGE);
    }

    @Test
    void whoWasHereBeforeMayComeAgain() {
        Installed home = seen(workspaces.find(SlackWorld.HOME)).orElseThrow();

        assertThat(seen(installs.keepIfItMay(home))).isTrue();
        assertThat(seen(installs.keepIfItMay(new Installed(STRANGE, "Strange", "U0BOT", "xoxb-strange"))))
                .isFalse();
    }

    private static String agreed() {
        Response toSlack = given().redirects().follow(false).get("/slack/install");
        return given().redirects()
                .follow(false)
                .urlEncodingEnabled(false)
                .get(toSlack.header("Location"))
                .header("Location");
    }

    private static <T> T seen(Uni<T> asked) {
        try {
            return VertxContextSupport.subscribeAndAwait(() -> asked);
        } catch (Throwable failure) {
            throw new AssertionError(failure);
        }
    }
}
