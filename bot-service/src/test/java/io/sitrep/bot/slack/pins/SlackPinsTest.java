package io.sitrep.bot.slack.pins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.sitrep.bot.fake.Fakes;
import io.sitrep.bot.port.RecordedPins;
import io.sitrep.bot.slack.SlackTest;
import io.sitrep.bot.slack.SlackWorld;
import io.sitrep.fakes.slack.Sent;
import io.sitrep.fakes.slack.SlackMessage;
import io.sitrep.fakes.slack.SlackUser;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(SlackPinsTest.Recorded.class)
class SlackPinsTest extends SlackTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String BY_ROSA = " by Rosa Responder é";

    @TestHTTPResource
    URI bot;

    @Inject
    RecordedPins pins;

    @Inject
    PinInbox inbox;

    @Inject
    Pool database;

    private SlackUser rosa;
    private SlackUser otto;
    private SlackMessage message;

    public static class Recorded implements QuarkusTestProfile {
        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            return Set.of(RecordedPins.class);
        }
    }

    @BeforeEach
    void somebodyWrites() {
        slack.reachesByHttp(bot, Fakes.SIGNING_SECRET);
        pins.forget();
        rosa = slack.user(SlackWorld.HOME, SlackWorld.ROSA);
        otto = slack.user(SlackWorld.HOME, SlackWorld.OTTO);
        message = home().writes(SlackWorld.OTTO, SlackWorld.GENERAL, "We restarted the queue");
    }

    @Test
    void aPushpinIsToldOnceHoweverOftenSlackTellsIt() {
        Sent event = rosa.reacts(message, "pushpin");
        rosa.again(event, 1);
        rosa.again(event, 2);

        assertThat(event.isAcknowledged()).isTrue();
        tellsOf("pinned " + message.ts() + " in " + SlackWorld.GENERAL + BY_ROSA);
        rosa.again(event, 3);
        assertThat(rosa.again(event, 4).isAcknowledged()).isTrue();
        await().during(Duration.ofSeconds(2))
                .atMost(SOON)
                .until(() -> pins.told().size() == 1);
    }

    @Test
    void otherReactionsAndWhatPeopleSayAreNotTold() {
        rosa.reacts(message, "tada");
        rosa.edits(message, "We restarted the queue twice");
        rosa.happens(new JsonObject()
                .put("type", "message")
                .put("channel", SlackWorld.GENERAL)
                .put("user", SlackWorld.ROSA)
                .put("text", "📌")
                .put("ts", "1.1"));

        await().during(Duration.ofSeconds(2))
                .atMost(SOON)
                .until(() -> pins.told().isEmpty());
    }

    @Test
    void aMessageIsTakenOffWhenNobodyHoldsItAnyMore() {
        rosa.reacts(message, "pushpin");
        otto.pins(message);
        rosa.takesBack(message, "pushpin");
        otto.unpins(message);

        await().atMost(SOON).until(() -> pins.told().contains("unpinned " + message.ts() + " by Otto Oncall"));
        assertThat(pins.told()).filteredOn(told -> told.startsWith("unpinned")).hasSize(1);
    }

    @Test
    void aPinIsTheMessagesAndMayBeTakenOffByAnybody() {
        rosa.pins(message);
        otto.unpins(message);

        await().atMost(SOON).until(() -> pins.told().contains("unpinned " + message.ts() + " by Otto Oncall"));
        assertThat(holders()).isZero();
    }

    @Test
    void whoeverTakesThePinOffTakesNobodysReactionAway() {
        rosa.reacts(message, "pushpin");
        otto.pins(message);
        Sent off = rosa.unpins(message);

        assertThat(off.isAcknowledged()).isTrue();
        assertThat(holders()).isEqualTo(1);
        otto.takesBack(message, "pushpin");
        await().during(Duration.ofSeconds(2))
                .atMost(SOON)
                .until(() -> pins.told().stream().noneMatch(told -> told.startsWith("unpinned")));
        rosa.takesBack(message, "pushpin");
        tellsLast("unpinned " + message.ts() + BY_ROSA);
    }

    private void tellsLast(String what) {
        await().atMost(SOON).untilAsserted(() -> assertThat(pins.told()).endsWith(what));
    }

    @Test
    void editsAndDeletionOfAHeldMessageAreFollowedInTheirOrderAlsoWhenOneFailsAtFirst() {
        pins.failsNext(2);
        rosa.reacts(message, "pushpin");
        otto.edits(message, "We restarted the queue twice");
        otto.deletes(message);

        await().atMost(SOON).until(() -> pins.told().size() == 3);
        assertThat(pins.told())
                .containsExactly(
                        "pinned " + message.ts() + " in " + SlackWorld.GENERAL + BY_ROSA,
                        "edited " + message.ts(),
                        "deleted " + message.ts());
    }

    @Test
    void whatTheBotPinsItselfStartsNothing() {
        slack.user(SlackWorld.HOME, home().bot()).pins(message);
        slack.user(SlackWorld.HOME, home().bot()).reacts(message, "pushpin");

        await().during(Duration.ofSeconds(2))
                .atMost(SOON)
                .until(() -> pins.told().isEmpty());
    }

    @Test
    void whatCouldNotBeNotedIsNotAcknowledgedSoThatSlackTellsItAgain() {
        SqlConnection other = database.getConnection().await().indefinitely();
        Transaction lock = other.begin().await().indefinitely();
        other.query("LOCK TABLE slack_event IN ACCESS EXCLUSIVE MODE")
                .execute()
                .await()
                .indefinitely();
        Sent event = rosa.reacts(message, "pushpin");
        lock.rollback().await().indefinitely();
        other.close().await().indefinitely();

        assertThat(event.isAcknowledged()).isFalse();
        assertThat(rosa.again(event, 1).isAcknowledged()).isTrue();
        tellsOf("pinned " + message.ts() + " in " + SlackWorld.GENERAL + BY_ROSA);
    }

    @Test
    void whoHeldAMessageOfNoRoomIsForgottenWithTheEventThatSaidIt() {
        rosa.reacts(message, "pushpin");
        tellsOf("pinned " + message.ts() + " in " + SlackWorld.GENERAL + BY_ROSA);
        inbox.forget().await().indefinitely();
        assertThat(holders()).isEqualTo(1);
        await().atMost(SOON)
                .until(() -> run("UPDATE slack_event SET done_at = now() - interval '8 days' WHERE message = '"
                                        + message.ts() + "' AND done_at IS NOT NULL")
                                .rowCount()
                        == 1);

        inbox.forget().await().indefinitely();

        assertThat(holders()).isZero();
    }

    private int holders() {
        return run("SELECT FROM slack_pin WHERE message = '" + message.ts() + "'")
                .size();
    }

    private RowSet<Row> run(String statement) {
        return database.query(statement).execute().await().indefinitely();
    }

    private void tellsOf(String what) {
        await().atMost(SOON).untilAsserted(() -> assertThat(pins.told()).containsExactly(what));
    }
}
