package io.sitrep.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.sitrep.bot.rooms.Outage;
import io.sitrep.fakes.Answered;
import io.sitrep.fakes.Mood;
import io.sitrep.fakes.slack.SlackChannel;
import io.sitrep.fakes.slack.SlackMessage;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An incident's rooms and cards, all the way to a Slack that checks what it is sent. */
@QuarkusTest
class SlackIncidentTest extends SlackTest {
    private static final Mood BROKEN = Mood.answering(Answered.json(500, new JsonObject()));

    @Inject
    Pool database;

    /** What a test leaves open, here or anywhere before, the next one's Slack makes rooms for. */
    @BeforeEach
    @AfterEach
    void nothingStaysOpen() throws Throwable {
        VertxContextSupport.subscribeAndAwait(
                () -> database.query("UPDATE incident SET open = false").execute());
        VertxContextSupport.subscribeAndAwait(
                () -> database.query("UPDATE presence SET due_at = NULL").execute());
    }

    @Test
    void anIncidentGetsItsRoomAndItsCardsAndTheyFollowIt() {
        Outage outage = Outage.of("Checkout <!channel> is down")
                .commandedBy("Rosa", "slack:" + SlackWorld.HOME + ":" + SlackWorld.ROSA)
                .declared();

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(cards(outage, room(outage))).hasSize(1));
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertThat(cards(outage, SlackWorld.GENERAL)).hasSize(1));
        outage.with("severity", "SEV1").updated("We found it.");

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            assertThat(cards(outage, room(outage))).hasSize(1);
            assertThat(cards(outage, SlackWorld.GENERAL))
                    .hasSize(1)
                    .allSatisfy(card -> assertThat(card.toString()).contains("SEV1", "We found it."));
        });
        assertThat(cards(outage, SlackWorld.GENERAL).get(0).notifies()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "conversations.create",
                "chat.postMessage",
                "conversations.setTopic",
                "conversations.invite",
                "pins.add",
                "bookmarks.add"
            })
    void aLostAnswerOfAnyCallMakesNothingTwice(String method) {
        slack.next(method, Mood.LOSES_ANSWERS);
        Outage outage = Outage.of("Lost " + method.replace('.', ' '))
                .commandedBy("Rosa", "slack:" + SlackWorld.HOME + ":" + SlackWorld.ROSA)
                .declared();

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(isSettled(outage)).isTrue());
        assertThat(rooms(outage)).hasSize(1);
        assertThat(cards(outage, room(outage))).hasSize(1);
        assertThat(cards(outage, SlackWorld.GENERAL)).hasSize(1);
    }

    @Test
    void fiveFailuresOfTheRoomAreSaidOnTheCardAndRepaired() {
        slack.next("conversations.create", BROKEN, BROKEN, BROKEN, BROKEN, BROKEN);
        Outage outage = Outage.of("Five failures").declared();

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(cards(outage, SlackWorld.GENERAL))
                        .singleElement()
                        .satisfies(card -> assertThat(card.toString()).contains("pending")));

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(cards(outage, SlackWorld.GENERAL))
                        .singleElement()
                        .satisfies(card -> assertThat(card.toString()).doesNotContain("pending")));
        assertThat(rooms(outage)).hasSize(1);
    }

    private List<SlackChannel> rooms(Outage outage) {
        return home().channels().stream()
                .filter(channel -> channel.name().startsWith(outage.ref.toLowerCase(Locale.ROOT) + "-"))
                .toList();
    }

    private String room(Outage outage) {
        assertThat(rooms(outage)).hasSize(1);
        return rooms(outage).get(0).id();
    }

    private List<SlackMessage> cards(Outage outage, String channel) {
        return home().in(channel).stream()
                .filter(message -> message.text().contains(outage.ref + ":"))
                .toList();
    }

    private boolean isSettled(Outage outage) {
        try {
            return VertxContextSupport.subscribeAndAwait(() -> database.query(
                                    "SELECT FROM presence WHERE platform = 'slack' AND workspace = '" + SlackWorld.HOME
                                            + "' AND incident_id = '" + outage.id
                                            + "' AND failures = 0 AND holder IS NULL AND linked IS NOT NULL"
                                            + " AND coalesce(due_at > now(), true)")
                            .execute()
                            .map(rows -> rows.size()))
                    == 1;
        } catch (Throwable failure) {
            throw new AssertionError(failure);
        }
    }
}
