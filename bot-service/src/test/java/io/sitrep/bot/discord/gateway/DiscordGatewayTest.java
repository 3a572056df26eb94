package io.sitrep.bot.discord.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.sitrep.bot.discord.DiscordTest;
import io.sitrep.bot.discord.ServedGuild;
import io.sitrep.bot.reply.Language;
import io.sitrep.bot.reply.Tongue;
import io.sitrep.fakes.discord.FakeDiscord;
import io.sitrep.fakes.discord.Sent;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Real JDA, and a gateway that does to it what Discord's does. */
@QuarkusTest
class DiscordGatewayTest extends DiscordTest {
    @TestHTTPResource(value = "/health", management = true)
    URI health;

    @Inject
    DiscordGateway gateway;

    @Inject
    Pool database;

    @Test
    void itIsCompressed() {
        assertThat(discord.counts().compressed()).isEqualTo(discord.counts().connections());
    }

    @Test
    void whatJdaCanNotReadIsAnsweredAllTheSame() {
        long before = discord.timesAsked(FakeDiscord.CALLBACK);
        discord.happens(
                "INTERACTION_CREATE",
                new JsonObject()
                        .put("id", Long.toString((System.currentTimeMillis() - 1_420_070_400_000L) << 22))
                        .put("application_id", FakeDiscord.APPLICATION)
                        .put("type", 2)
                        .put("token", "of-the-test")
                        .put("version", 1)
                        .put("guild_id", ServedGuild.GUILD)
                        .put("member", new JsonObject().put("user", new JsonObject().put("id", ServedGuild.ROSA))));

        await().atMost(SOON).until(() -> discord.timesAsked(FakeDiscord.CALLBACK) > before);
    }

    @Test
    void aSocketThatIsDroppedIsResumedAndNothingIsLost() {
        int identifies = discord.counts().identifies();
        int resumes = discord.counts().resumes();
        discord.dropsSockets();
        await().atMost(SOON).until(() -> discord.counts().resumes() > resumes && discord.sessions() == 1);

        stillWorks();
        assertThat(discord.counts().identifies()).isEqualTo(identifies);
    }

    @Test
    void aCommandThatIsHeardAfterDiscordSaidThatNobodyAnswersIsNotCarriedOut() {
        gateway.stop(null);
        await().atMost(SOON).until(() -> discord.sessions() == 0);
        Sent unheard = types(rosa, "/incident declare title:Nobody hears this");
        gateway.start(null);
        await().atMost(SOON).until(() -> gateway.state().kind() == GatewayState.Kind.CONNECTED);

        long answers = discord.timesAsked(FakeDiscord.CALLBACK);
        rosa.again(unheard);
        await().atMost(SOON).until(() -> discord.timesAsked(FakeDiscord.CALLBACK) > answers);
        answered(rosa, types(rosa, "/incident declare title:So it is typed again"), "INC-1 declared");

        assertThat(unheard.isAcknowledged()).isFalse();
        assertThat(incidents.mutations()).hasSize(1);
        assertThat(incidents.mutations().get(0).body().path("title").asText()).isEqualTo("So it is typed again");
    }

    @Test
    void aGuildThatDoesNotComeUpKeepsNobodyElseWaiting() {
        gateway.stop(null);
        await().atMost(SOON).until(() -> discord.sessions() == 0);
        discord.guild(ServedGuild.GUILD).staysSilent(true);
        try {
            gateway.start(null);
            await().atMost(SOON).until(() -> gateway.state().kind() == GatewayState.Kind.CONNECTED);
            stillWorks();
        } finally {
            discord.guild(ServedGuild.GUILD).staysSilent(false);
        }
    }

    @Test
    void aClockThatIsAheadKeepsNoCommandFromBeingCarriedOut() {
        discord.idsAreBehind(Duration.ofMinutes(1));
        try {
            answered(rosa, types(rosa, "/incident declare title:In time"), "INC-1 declared");
            Sent form = types(rosa, "/incident declare");

            assertThat(form.answer()).isEqualTo(9);
        } finally {
            discord.idsAreBehind(Duration.ZERO);
        }
    }

    @Test
    void whileOurDatabaseDoesNotSayWhoHoldsItPeopleAreToldThatNothingIsNotedAndHealthSaysWhy() {
        int identifies = discord.counts().identifies();
        SqlConnection lock = database.getConnection().await().indefinitely();
        try {
            run(lock, "BEGIN");
            run(lock, "LOCK TABLE gateway_lease IN ACCESS EXCLUSIVE MODE");
            await().atMost(SOON).until(() -> isNotNoted(types(rosa, "/incident list")));
            assertThat(isNotNoted(types(rosa, "/incident declare title:Not noted")))
                    .isTrue();
            assertThat(incidents.mutations()).isEmpty();
            await().atMost(SOON)
                    .until(() ->
                            given().get(health).jsonPath().getString("status").equals("DOWN"));
            assertThat(given().get(health).jsonPath().getString("checks.find { it.name == 'Discord' }.data.reason"))
                    .contains("our own database");
            assertThat(given().get(URI.create(health + "/ready")).statusCode()).isEqualTo(200);
        } finally {
            run(lock, "ROLLBACK");
            lock.close().await().indefinitely();
        }

        await().atMost(SOON)
                .until(() -> given().get(health).jsonPath().getString("status").equals("UP"));
        answered(rosa, types(rosa, "/incident declare title:Noted"), "INC-1 declared");
        // The very session that was open before.
        assertThat(discord.counts().identifies()).isEqualTo(identifies);
        assertThat(incidents.mutations()).hasSize(1);
    }

    private boolean isNotNoted(Sent sent) {
        return sent.isAcknowledged()
                && seen(rosa, sent).stream()
                        .anyMatch(message ->
                                message.words().contains(Tongue.of(Language.EN).say("notice.not-noted")));
    }

    private static void run(SqlConnection where, String statement) {
        where.query(statement).execute().await().indefinitely();
    }

    @Test
    void whereDiscordAsksToReconnectItIsResumed() {
        int resumes = discord.counts().resumes();
        discord.asksToReconnect();
        await().atMost(SOON).until(() -> discord.counts().resumes() > resumes && discord.sessions() == 1);

        stillWorks();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anInvalidSessionIsReplacedByAnother(boolean resumable) {
        int connections = discord.counts().connections();
        discord.invalidatesSessions(resumable);
        await().atMost(SOON).until(() -> discord.counts().connections() > connections && discord.sessions() == 1);

        stillWorks();
    }

    @ParameterizedTest
    @CsvSource({"4004, token", "4014, MESSAGE_CONTENT"})
    void whatOnlyAHumanCanMendTurnsHealthDownAndNotReadiness(int code, String words) {
        discord.closesSockets(code);
        await().atMost(SOON).until(() -> gateway.state().kind() == GatewayState.Kind.DOWN);
        JsonPath all = given().get(health).jsonPath();
        String whole = all.prettify();

        assertThat(all.getString("status")).isEqualTo("DOWN");
        assertThat(all.getString("checks.find { it.name == 'Discord' }.data.reason"))
                .contains(words)
                .contains(String.valueOf(code));
        assertThat(whole).doesNotContain(FakeDiscord.TOKEN);
        assertThat(given().get(URI.create(health + "/ready")).statusCode()).isEqualTo(200);
        assertThat(given().get(URI.create(health + "/live")).statusCode()).isEqualTo(200);
        // As after a restart: a human has mended it.
        gateway.stop(null);
        gateway.start(null);
        await().atMost(SOON).until(() -> gateway.state().kind() == GatewayState.Kind.CONNECTED);
        assertThat(given().get(health).jsonPath().getString("status")).isEqualTo("UP");
    }

    private void stillWorks() {
        await().atMost(SOON).until(() -> gateway.state().kind() == GatewayState.Kind.CONNECTED);
        Sent sent = types(rosa, "/incident list");
        assertThat(sent.isAcknowledged()).isTrue();
    }
}
