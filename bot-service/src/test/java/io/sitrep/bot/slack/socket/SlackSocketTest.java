package io.sitrep.bot.slack.socket;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.sitrep.bot.slack.SlackTest;
import io.sitrep.bot.slack.SlackWorld;
import io.sitrep.fakes.Answered;
import io.sitrep.fakes.Mood;
import io.sitrep.fakes.slack.FakeSlack;
import io.sitrep.fakes.slack.Sent;
import io.sitrep.fakes.slack.SlackUser;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(SlackSocketTest.OverASocket.class)
class SlackSocketTest extends SlackTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject
    Pool database;

    @Inject
    MeterRegistry meters;

    private SlackUser rosa;

    public static class OverASocket implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "sitrep.slack.app-token",
                    FakeSlack.APP_TOKEN,
                    "sitrep.slack.workspaces",
                    SlackWorld.HOME + ",T0ALLOWED");
        }
    }

    @BeforeEach
    void slackReachesUsByTheSocket() {
        slack.reachesBySocket();
        isOpen();
        rosa = slack.user(SlackWorld.HOME, SlackWorld.ROSA);
    }

    @Test
    void aCommandIsAnsweredWithItsAcknowledgementAndHasOneEffect() {
        Sent sent = rosa.types(SlackWorld.GENERAL, "/incident declare Checkout is down é 🔥");

        assertThat(sent.isAcknowledged()).isTrue();
        JsonObject answer = answer(sent);
        assertThat(answer.getString("text")).contains("INC-1 declared");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(rosa.again(sent, 1).json()).isEqualTo(answer));
        assertThat(incidents.mutations()).hasSize(1);
        assertThat(incidents.mutations().get(0).body().path("title").asText()).isEqualTo("Checkout is down é 🔥");
    }

    @Test
    void whetherTheSocketIsOpenCanBeSeen() {
        await().atMost(SOON).until(this::isGreeted);
    }

    @Test
    void anEventIsAcknowledged() {
        Sent event = rosa.reacts(home().writes(SlackWorld.OTTO, SlackWorld.GENERAL, "We restarted it"), "pushpin");

        assertThat(event.isAcknowledged()).isTrue();
        assertThat(event.body()).isEmpty();
    }

    @Test
    void aSocketThatIsDroppedIsOpenedAgainAlsoWhenSlackDoesNotAnswerAtFirst() {
        int before = slack.connectionsSoFar();
        slack.next(
                "apps.connections.open",
                Mood.answering(Answered.text(500, "oops")),
                FakeSlack.tooMany(Duration.ofSeconds(1)));
        slack.dropsSockets();

        await().atMost(SOON).until(() -> slack.connectionsSoFar() > before);
        isOpen();
        assertThat(rosa.types(SlackWorld.GENERAL, "/incident list").isAcknowledged())
                .isTrue();
    }

    @Test
    void anAnswerThatFindsItsSocketDroppedComesByItsOwnAddress() {
        CountDownLatch worked = incidents.holdsTheNext();
        CompletableFuture<Sent> typed =
                CompletableFuture.supplyAsync(() -> rosa.types(SlackWorld.GENERAL, "/incident declare Nobody waits"));
        await().atMost(SOON).until(() -> isSettled("declare Nobody waits"));

        int before = slack.connectionsSoFar();
        slack.dropsSockets();
        await().atMost(SOON).until(() -> slack.connectionsSoFar() > before);
        worked.countDown();

        await().atMost(SOON).until(() -> incidents.mutations().size() == 1);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(home().in(SlackWorld.GENERAL))
                        .filteredOn(message -> message.content().encode().contains("Nobody waits"))
                        .hasSize(1));
        assertThat(typed.join().isAcknowledged()).isFalse();
        isOpen();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no address", "wss:", "/link", "wss://127.0.0.1:70000/link", "ftp://127.0.0.1/link"})
    void anAddressThatIsNoneIsFollowedByAnotherAttempt(String url) {
        int before = slack.connectionsSoFar();
        JsonObject answer = new JsonObject().put("ok", true);
        slack.next("apps.connections.open", Mood.answering(Answered.json(200, answer.put("url", url))));
        slack.dropsSockets();

        await().atMost(SOON).until(() -> slack.connectionsSoFar() > before);
        isOpen();
        assertThat(rosa.types(SlackWorld.GENERAL, "/incident list").isAcknowledged())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"warning", "refresh_requested"})
    void anotherSocketIsOpenBeforeSlackEndsTheFirst(String reason) {
        int before = slack.connectionsSoFar();
        slack.disconnects(reason);

        await().atMost(SOON).until(() -> slack.connectionsSoFar() == before + 1);
        await().atMost(SOON).until(() -> slack.openSockets() == 1);
        assertThat(rosa.types(SlackWorld.GENERAL, "/incident list").isAcknowledged())
                .isTrue();
    }

    @Test
    void aWorkspaceThatIsNotNamedIsNotInstalled() {
        assertThat(installed("T0STRANGE").statusCode()).isEqualTo(403);
        assertThat(slack.timesAsked("auth.revoke")).isEqualTo(1);
        assertThat(installed("T0ALLOWED").statusCode()).isEqualTo(200);
    }

    private boolean isSettled(String said) {
        return database.preparedQuery("SELECT FROM inbound WHERE said = $1 AND state = 'settled'")
                        .executeAndAwait(Tuple.of(said))
                        .size()
                == 1;
    }

    private Response installed(String workspace) {
        slack.installsInto(workspace);
        RequestSpecification person = given().redirects().follow(false).urlEncodingEnabled(false);
        String slacks = person.get("/slack/install").header("Location");
        String back = given().redirects()
                .follow(false)
                .urlEncodingEnabled(false)
                .get(slacks)
                .header("Location");
        return given().urlEncodingEnabled(false).get(back);
    }

    private boolean isGreeted() {
        return meters.get("sitrep.gateway.connected")
                        .tag("platform", "slack")
                        .gauge()
                        .value()
                == 1;
    }

    private void isOpen() {
        await().atMost(SOON).until(() -> slack.openSockets() >= 1 && isGreeted());
    }
}
