package io.sitrep.bot.slack.install;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.sitrep.bot.fake.Fakes;
import io.sitrep.bot.port.PlatformRefused;
import io.sitrep.bot.port.RoomKeeper.Room;
import io.sitrep.bot.port.RoomKeeper.Workspace;
import io.sitrep.bot.slack.SlackTest;
import io.sitrep.bot.slack.SlackWorld;
import io.sitrep.bot.slack.rooms.SlackRooms;
import io.sitrep.fakes.slack.Sent;
import io.sitrep.fakes.slack.SlackMethods;
import io.sitrep.fakes.slack.SlackPerson;
import io.sitrep.fakes.slack.SlackUser;
import io.sitrep.fakes.slack.SlackWorkspace;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class SlackInstallTest extends SlackTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String OTHER = "T0OTHERS";

    @TestHTTPResource
    URI bot;

    @Inject
    SlackRooms rooms;

    @Inject
    Pool database;

    private SlackWorkspace other;

    @BeforeEach
    void anotherWorkspace() {
        slack.reachesByHttp(bot, Fakes.SIGNING_SECRET);
        other = slack.workspace(OTHER)
                .add(SlackPerson.member("U0OLGA", OTHER, "Olga"))
                .channel("C0OTHERS", "others", "U0OLGA");
        other.uninstall();
        slack.installsInto(OTHER);
        database.query("DELETE FROM slack_install WHERE workspace = '" + OTHER + "'")
                .execute()
                .await()
                .indefinitely();
    }

    @Test
    void aWorkspaceThatAgreesIsInstalledWithATokenNobodyCanReadInTheDatabase() {
        Response installed = comesBack(agreed());

        assertThat(installed.statusCode()).isEqualTo(200);
        assertThat(installed.asString()).contains("installed");
        assertThat(rooms.workspaces().await().atMost(SOON))
                .extracting(Workspace::id)
                .contains(SlackWorld.HOME, OTHER);
        String kept = database.query("SELECT token FROM slack_install WHERE workspace = '" + OTHER + "'")
                .execute()
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getString("token");
        assertThat(kept).isNotBlank().doesNotContain("xoxb");
    }

    @Test
    void eachWorkspaceIsSpokenToWithItsOwnToken() {
        comesBack(agreed());

        Room room = rooms.open(OTHER, "inc-1-there", "mark-there").await().atMost(SOON);

        assertThat(other.channelNamed("inc-1-there")).isPresent();
        assertThat(home().channelNamed("inc-1-there")).isEmpty();
        assertThatThrownBy(() -> rooms.topic(new Room(OTHER, SlackWorld.GENERAL, "general"), "x")
                        .await()
                        .atMost(SOON))
                .isInstanceOf(PlatformRefused.class)
                .hasMessageContaining("channel_not_found");
        assertThat(answer(slack.user(OTHER, "U0OLGA").types("C0OTHERS", "/incident list"))
                        .getString("text"))
                .contains("No incident is open");
        assertThat(room.workspace()).isEqualTo(OTHER);
    }

    @Test
    void aStateThatIsUnknownOrUsedIsRefused() {
        URI back = agreed();
        String foreign = back.toString().replaceFirst("state=[^&]+", "state=guess");

        assertThat(comesBack(URI.create(foreign)).statusCode()).isEqualTo(400);
        assertThat(comesBack(back).statusCode()).isEqualTo(200);
        assertThat(comesBack(back).statusCode()).isEqualTo(400);
        assertThat(given().get("/slack/oauth/callback").statusCode()).isEqualTo(400);
        assertThat(given().get("/slack/oauth/callback?error=access_denied&state=x")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void aStateIsGoodForTenMinutes() {
        URI back = agreed();
        database.query("UPDATE slack_install_begun SET begun_at = now() - interval '11 minutes'")
                .execute()
                .await()
                .indefinitely();

        assertThat(comesBack(back).statusCode()).isEqualTo(400);
    }

    @Test
    void aWorkspaceThatThrowsTheBotOutIsSpokenToNoMore() {
        comesBack(agreed());

        slack.user(OTHER, "U0OLGA").happens(new JsonObject().put("type", "app_uninstalled"));

        assertThat(rooms.workspaces().await().atMost(SOON))
                .extracting(Workspace::id)
                .doesNotContain(OTHER);
        assertThatThrownBy(() -> rooms.open(OTHER, "inc-2", "mark").await().atMost(SOON))
                .isInstanceOf(PlatformRefused.class)
                .hasMessageContaining("not_installed");
        comesBack(agreed());
        slack.user(OTHER, "U0OLGA")
                .happens(new JsonObject()
                        .put("type", "tokens_revoked")
                        .put("tokens", new JsonObject().put("bot", new JsonArray().add("U0BOT"))));
        assertThat(rooms.workspaces().await().atMost(SOON))
                .extracting(Workspace::id)
                .doesNotContain(OTHER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"app_uninstalled", "tokens_revoked"})
    void whatIsToldAgainOfAnEarlierInstallationDoesNotEndTheNextOne(String type) {
        comesBack(agreed());
        SlackUser olga = slack.user(OTHER, "U0OLGA");
        Sent told = olga.happens(new JsonObject()
                .put("type", type)
                .put("tokens", new JsonObject().put("bot", new JsonArray().add("U0BOT"))));
        comesBack(agreed());
        database.query("UPDATE slack_install SET installed_at = now() + interval '1 minute' WHERE workspace = '" + OTHER
                        + "'")
                .execute()
                .await()
                .indefinitely();

        olga.again(told, 1);

        assertThat(rooms.workspaces().await().atMost(SOON))
                .extracting(Workspace::id)
                .contains(OTHER);
    }

    @Test
    void theBotAsksForWhatItsCallsWant() {
        TreeSet<String> wanted = new TreeSet<>(SlackMethods.scopes().values());
        wanted.remove("");

        assertThat(SlackScopes.ALL)
                .containsAll(wanted)
                .containsAll(List.of("commands", "chat:write.public", "reactions:read"));
    }

    @Test
    void aWorkspaceThatIsNamedNoLongerCountsNoMore() {
        comesBack(agreed());
        run("""
                INSERT INTO slack_install (workspace, name, bot_user, token, token_digest)
                SELECT 'T0UNNAMED', name, bot_user, token, token_digest FROM slack_install WHERE workspace = '""" + OTHER + "' ON CONFLICT DO NOTHING");
        try {
            assertThat(rooms.workspaces().await().atMost(SOON))
                    .extracting(Workspace::id)
                    .contains(OTHER)
                    .doesNotContain("T0UNNAMED");
        } finally {
            run("DELETE FROM slack_install WHERE workspace = 'T0UNNAMED'");
        }
    }

    private void run(String statement) {
        database.query(statement).execute().await().indefinitely();
    }

    /** Somebody agrees at Slack, and is sent back to us. */
    private URI agreed() {
        Response toSlack = given().redirects().follow(false).get("/slack/install");
        assertThat(toSlack.statusCode()).isEqualTo(302);
        Response back =
                given().redirects().follow(false).urlEncodingEnabled(false).get(toSlack.header("Location"));
        assertThat(back.statusCode()).isEqualTo(302);
        return URI.create(back.header("Location"));
    }

    private static Response comesBack(URI back) {
        return given().urlEncodingEnabled(false).get(back);
    }
}
