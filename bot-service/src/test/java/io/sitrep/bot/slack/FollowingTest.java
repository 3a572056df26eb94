package io.sitrep.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sitrep.bot.events.Told;
import io.sitrep.bot.fake.Fakes;
import io.sitrep.fakes.Mood;
import io.sitrep.fakes.slack.SlackMessage;
import io.sitrep.fakes.slack.SlackUser;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A channel that follows the status page is told what the public is told, as the incident service words it. */
@QuarkusTest
class FollowingTest extends SlackTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    @TestHTTPResource
    URI bot;

    @Inject
    Pool database;

    private SlackUser rosa;
    private long sequence;

    @BeforeEach
    void slackReachesUs() {
        slack.reachesByHttp(bot, Fakes.SIGNING_SECRET);
        rosa = slack.user(SlackWorld.HOME, SlackWorld.ROSA);
        assertThat(typed("subscribe")).contains("This channel follows the status page");
    }

    @AfterEach
    void nobodyFollows() {
        typed("unsubscribe");
    }

    @Test
    void whatIsPublishedIsPostedOnceThoughTheAnswerIsLostAndTheEventComesAgain() {
        slack.next("chat.postMessage", Mood.LOSES_ANSWERS);
        UUID update = UUID.randomUUID();
        String incident = published("publication-updated", update, "First of " + update);
        Told.publication("publication-updated", incident, update, "First of " + update, sequence);
        // Of the same incident: what is told of another may overtake it.
        Told.publication("publication-updated", incident, UUID.randomUUID(), "Second of " + update, ++sequence);

        await().atMost(SOON).until(() -> saying("Second of " + update).size() == 1);
        assertThat(saying("First of " + update)).singleElement().satisfies(message -> {
            assertThat(message.toString()).contains("INC-42: Checkout is down");
            assertThat(message.notifies()).isEmpty();
        });
    }

    @Test
    void whatIsCorrectedAndTakenBackIsEditedWhereItStands() {
        UUID update = UUID.randomUUID();
        String incident = published("publication-updated", update, "Wrong " + update);
        await().atMost(SOON).until(() -> saying("Wrong " + update).size() == 1);
        String posted = saying("Wrong " + update).get(0).ts();

        Told.publication("publication-corrected", incident, update, "Right " + update, ++sequence);
        await().atMost(SOON).until(() -> saying("Right " + update).size() == 1);
        assertThat(saying("Right " + update).get(0).ts()).isEqualTo(posted);
        assertThat(saying("Wrong " + update)).isEmpty();

        Told.publication("publication-retracted", incident, update, "", ++sequence);
        await().atMost(SOON)
                .until(() -> saying("This update was taken back.").stream()
                        .anyMatch(message -> message.ts().equals(posted)));
        assertThat(saying("Right " + update)).isEmpty();
    }

    @Test
    void whoFollowsNoMoreIsToldNoMoreAndWhatWasBeforeIsNoNews() {
        assertThat(typed("unsubscribe")).contains("does not follow the status page");
        UUID unheard = UUID.randomUUID();
        published("publication-updated", unheard, "Nobody hears " + unheard);
        typed("subscribe");
        published("publication-updated", UUID.randomUUID(), "Heard after " + unheard);

        await().atMost(SOON).until(() -> saying("Heard after " + unheard).size() == 1);
        assertThat(saying("Nobody hears " + unheard)).isEmpty();
    }

    @Test
    void aChannelTheBotMayNotWriteInFollowsNothingAndWhoeverAskedIsToldSo() {
        home().privateChannelOf(SlackWorld.ROSA, "G0CLOSED", "closed");

        JsonObject answer = answer(rosa.types("G0CLOSED", "/incident subscribe"));

        assertThat(answer.getString("text")).contains("I can not write in this channel");
        assertThat(answer.getString("response_type")).isEqualTo("ephemeral");
        assertThat(follows("G0CLOSED")).isFalse();
    }

    @Test
    void aChannelIsToldByTheBotItselfThatItFollowsAndDoesSoUntilItIsGone() {
        home().privateChannel("G0GONE", "gone", SlackWorld.ROSA);
        answer(rosa.types("G0GONE", "/incident subscribe"));
        assertThat(home().in("G0GONE"))
                .filteredOn(message -> message.onlyFor().isEmpty())
                .singleElement()
                .satisfies(message -> assertThat(message.toString()).contains("This channel follows the status page"));
        assertThat(follows("G0GONE")).isTrue();
        home().delete("G0GONE");

        published("publication-updated", UUID.randomUUID(), "Nobody reads this");

        await().atMost(SOON).until(() -> !follows("G0GONE"));
    }

    private boolean follows(String channel) {
        return database.preparedQuery("SELECT FROM chat_subscription WHERE platform = 'slack' AND channel = $1")
                        .execute(Tuple.of(channel))
                        .await()
                        .indefinitely()
                        .size()
                == 1;
    }

    @Test
    void aGuestDoesNotDecideWhatAChannelIsTold() {
        assertThat(answer(slack.user(SlackWorld.HOME, SlackWorld.GUEST)
                                .types(SlackWorld.GENERAL, "/incident unsubscribe"))
                        .getString("text"))
                .contains("responder");
    }

    private String typed(String line) {
        return answer(rosa.types(SlackWorld.GENERAL, "/incident " + line)).getString("text");
    }

    private String published(String example, UUID update, String message) {
        String incident = UUID.randomUUID().toString();
        Told.publication(example, incident, update, message, ++sequence);
        return incident;
    }

    private List<SlackMessage> saying(String words) {
        return home().in(SlackWorld.GENERAL).stream()
                .filter(message -> message.toString().contains(words))
                .toList();
    }
}
