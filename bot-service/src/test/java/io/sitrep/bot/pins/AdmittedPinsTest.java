package io.sitrep.bot.pins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.sitrep.bot.fake.FakeRecords.Entry;
import io.sitrep.bot.fake.Fakes;
import io.sitrep.bot.rooms.Outage;
import io.sitrep.bot.slack.SlackTest;
import io.sitrep.bot.slack.SlackWorld;
import io.sitrep.fakes.Answered;
import io.sitrep.fakes.Mood;
import io.sitrep.fakes.slack.SlackChannel;
import io.sitrep.fakes.slack.SlackMessage;
import io.sitrep.fakes.slack.SlackUser;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who may put something on a timeline by pinning it, from Slack's window to the incident service. */
@QuarkusTest
class AdmittedPinsTest extends SlackTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String PIN = "pushpin";

    @TestHTTPResource
    URI bot;

    @Inject
    Pool database;

    private Outage outage;
    private SlackMessage message;

    @BeforeEach
    void aMessageInARoom() {
        slack.reachesByHttp(bot, Fakes.SIGNING_SECRET);
        nothingStaysOpen();
        outage = Outage.of("Pinned by whom").declared();
        await().atMost(SOON).until(() -> rooms().size() == 1 && isRoomKnown());
        message = home().writes(SlackWorld.OTTO, rooms().get(0).id(), "The disk is full");
    }

    @AfterEach
    void nothingStaysOpen() {
        run("UPDATE incident SET open = false");
        run("UPDATE presence SET due_at = NULL");
        forgetRooms();
    }

    /** Each test class has a Slack of its own, which begins to count its channels anew. */
    private void forgetRooms() {
        run("UPDATE presence SET channel = NULL WHERE platform = 'slack'");
    }

    @Test
    void whoIsNoResponderWritesNothingOnATimelineAndTheAuditKnows() {
        user(SlackWorld.GUEST).reacts(message, PIN);
        user(SlackWorld.STRANGER).pins(message);

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(denials())
                        .extracting(denial -> denial.path("actor").path("name").asText())
                        .containsExactlyInAnyOrder("Gus Guest", "Stan Stranger"));
        JsonNode denial = denials().get(0);
        assertThat(denial.path("action").asText()).isEqualTo("pin a message");
        assertThat(denial.path("target").asText()).isEqualTo(outage.ref);
        assertThat(denial.path("reason").asText()).contains("role responder");
        assertThat(timeline()).isEmpty();

        user(SlackWorld.ROSA).reacts(message, PIN);
        await().atMost(SOON).untilAsserted(() -> assertThat(timeline()).hasSize(1));
    }

    @Test
    void whoMayNotNeitherTakesAMessageAwayNorKeepsItThere() {
        user(SlackWorld.ROSA).reacts(message, PIN);
        await().atMost(SOON).untilAsserted(() -> assertThat(timeline()).hasSize(1));
        user(SlackWorld.GUEST).reacts(message, PIN);
        await().atMost(SOON).untilAsserted(() -> assertThat(denials()).hasSize(1));

        user(SlackWorld.GUEST).takesBack(message, PIN);
        await().during(Duration.ofSeconds(2))
                .atMost(SOON)
                .until(() -> timeline().stream().noneMatch(Entry::removed));
        user(SlackWorld.GUEST).reacts(message, PIN);
        user(SlackWorld.ROSA).takesBack(message, PIN);

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(timeline()).singleElement().matches(Entry::removed));
    }

    @Test
    void whatIsPinnedElsewhereAsksNobodyWhoTheyAre() {
        SlackMessage elsewhere = home().writes(SlackWorld.OTTO, SlackWorld.GENERAL, "Lunch at noon");
        user(SlackWorld.GUEST).reacts(elsewhere, PIN);

        await().during(Duration.ofSeconds(3))
                .atMost(SOON)
                .until(() -> incidents.denials().stream()
                        .noneMatch(denial -> denial.path("target").isMissingNode()));
    }

    @Test
    void whileSlackCannotSayWhoSomebodyIsTheirPinWaits() {
        run("DELETE FROM slack_group");
        slack.next("usergroups.users.list", Mood.answering(Answered.json(500, new JsonObject())));

        user(SlackWorld.OTTO).reacts(message, PIN);

        await().atMost(SOON).untilAsserted(() -> assertThat(timeline()).hasSize(1));
        assertThat(denials()).isEmpty();
    }

    private SlackUser user(String id) {
        return slack.user(SlackWorld.HOME, id);
    }

    private List<Entry> timeline() {
        return incidents.records().timeline(outage.id).stream()
                .filter(entry -> entry.body().containsKey("source"))
                .toList();
    }

    /** Of another test's incident one may come late. */
    private List<JsonNode> denials() {
        return incidents.denials().stream()
                .filter(denial -> denial.path("target").asText().equals(outage.ref))
                .toList();
    }

    /** Not that of another test's incident, which may have the same reference. */
    private List<SlackChannel> rooms() {
        return home().channels().stream()
                .filter(channel -> channel.name().startsWith(outage.ref.toLowerCase(Locale.ROOT) + "-pinned-by-whom"))
                .toList();
    }

    private boolean isRoomKnown() {
        return run("SELECT FROM presence WHERE incident_id = '" + outage.id + "' AND channel = '"
                        + rooms().get(0).id() + "'")
                == 1;
    }

    private int run(String statement) {
        try {
            return VertxContextSupport.subscribeAndAwait(
                    () -> database.query(statement).execute().map(rows -> rows.size()));
        } catch (Throwable failure) {
            throw new AssertionError(failure);
        }
    }
}
