package io.sitrep.bot.discord.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.sitrep.bot.discord.DiscordTest;
import io.sitrep.bot.discord.ServedGuild;
import io.sitrep.bot.port.RecordedPins;
import io.sitrep.fakes.Mood;
import io.sitrep.fakes.discord.DiscordMessage;
import io.sitrep.fakes.discord.FakeDiscord;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people do to messages of a room while nobody holds the gateway: Discord does not tell it again. */
@QuarkusTest
@TestProfile(MissedNewsTest.Recorded.class)
class MissedNewsTest extends DiscordTest {
    private static final String PIN = "📌";
    private static final String OTHER_ROOM = "3100000000000000071";
    private static final String HISTORY = "GET /channels/{channel}/messages";

    @Inject
    RecordedPins pins;

    @Inject
    Pool database;

    @Inject
    DiscordGateway gateway;

    private final UUID incident = UUID.randomUUID();
    private final UUID other = UUID.randomUUID();

    public static class Recorded implements QuarkusTestProfile {
        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            return Set.of(RecordedPins.class);
        }
    }

    @BeforeEach
    void thereIsARoom() {
        pins.forget();
        run("DELETE FROM presence WHERE channel = '" + ServedGuild.GENERAL + "'");
        run("INSERT INTO incident (id, ref, kind, sequence, head, open, followed, created_at, settled_at) VALUES ('"
                + incident + "', 'INC-70', 'incident', 1, '{}', true, false, now(), now())");
        run("INSERT INTO presence (incident_id, platform, workspace, channel, due_at) VALUES ('" + incident
                + "', 'discord', '" + ServedGuild.GUILD + "', '" + ServedGuild.GENERAL + "', NULL)");
    }

    @AfterEach
    void thereIsNoneAnyMore() {
        run("DELETE FROM presence WHERE incident_id IN ('" + incident + "', '" + other + "')");
        run("DELETE FROM incident WHERE id IN ('" + incident + "', '" + other + "')");
        run("DELETE FROM discord_pin WHERE channel = '" + ServedGuild.GENERAL + "'");
    }

    @Test
    void whatWasTakenBackPutThereEditedAndDeletedMeanwhileIsFoundOut() {
        DiscordMessage takenBack = pinned("We restart the queue");
        DiscordMessage edited = pinned("Customer 4711 is hit");
        DiscordMessage deleted = pinned("The password is hunter2");
        DiscordMessage untouched = pinned("It is the database");
        DiscordMessage put = writes("The queue is empty");
        pins.forget();

        nobodyHoldsIt();
        rosa.takesBack(takenBack, PIN);
        otto.edits(edited, "A customer is hit");
        otto.deletes(deleted);
        rosa.reacts(put, PIN);
        holdsItAgain();

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(pins.told())
                        .containsExactlyInAnyOrder(
                                "unpinned " + takenBack.id() + " by Rosa Responder é",
                                "edited " + edited.id(),
                                "deleted " + deleted.id(),
                                "pinned " + put.id() + " in " + ServedGuild.GENERAL + " by Rosa Responder é"));
        assertThat(run("SELECT message FROM discord_pin WHERE channel = '" + ServedGuild.GENERAL + "'"))
                .extracting(row -> row.getString("message"))
                .containsExactlyInAnyOrder(edited.id(), untouched.id(), put.id());
    }

    @Test
    void whileDiscordDoesNotShowItItIsLookedForAgain() {
        DiscordMessage deleted = pinned("The password is hunter2");
        pins.forget();

        nobodyHoldsIt();
        otto.deletes(deleted);
        discord.next(HISTORY, FakeDiscord.fails());
        holdsItAgain();

        await().atMost(SOON).untilAsserted(() -> assertThat(pins.told()).containsExactly("deleted " + deleted.id()));
    }

    @Test
    void aMessageThatIsRefusedAndARoomThatDoesNotAnswerKeepNothingElseFromBeingFound() {
        DiscordMessage refused = pinned("Nobody may look at it");
        DiscordMessage deleted = pinned("The password is hunter2");
        pins.forget();
        // The newer one: it is looked at before ours each time.
        discord.guild(ServedGuild.GUILD).channel(OTHER_ROOM, "other");
        run("INSERT INTO incident (id, ref, kind, sequence, head, open, followed, created_at, settled_at) VALUES ('"
                + other + "', 'INC-71', 'incident', 1, '{}', true, false, now() + interval '1 minute', now())");
        run("INSERT INTO presence (incident_id, platform, workspace, channel, due_at) VALUES ('" + other
                + "', 'discord', '" + ServedGuild.GUILD + "', '" + OTHER_ROOM + "', NULL)");

        nobodyHoldsIt();
        otto.deletes(deleted);
        discord.next(HISTORY, FakeDiscord.fails(), Mood.WELL, FakeDiscord.fails(), FakeDiscord.fails());
        discord.next("GET /channels/{channel}/messages/{message}/reactions/{emoji}", FakeDiscord.forbids());
        holdsItAgain();

        await().atMost(SOON).untilAsserted(() -> assertThat(pins.told()).containsExactly("deleted " + deleted.id()));
        assertThat(refused.id()).isNotEqualTo(deleted.id());
    }

    @Test
    void aSessionThatIsReplacedLosesNothing() {
        DiscordMessage takenBack = pinned("We restart the queue");
        pins.forget();
        int identifies = discord.counts().identifies();

        // As if it had not been told: the fake drops what happens between two sessions.
        discord.invalidatesSessions(false);
        rosa.takesBack(takenBack, PIN);
        await().atMost(SOON).until(() -> discord.counts().identifies() > identifies);

        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(pins.told()).containsExactly("unpinned " + takenBack.id() + " by Rosa Responder é"));
    }

    private DiscordMessage pinned(String text) {
        DiscordMessage message = writes(text);
        rosa.reacts(message, PIN);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(pins.told())
                        .contains("pinned " + message.id() + " in " + ServedGuild.GENERAL + " by Rosa Responder é"));
        return message;
    }

    private DiscordMessage writes(String text) {
        return otto.writes(ServedGuild.GENERAL, text);
    }

    private void nobodyHoldsIt() {
        gateway.stop(null);
        await().atMost(SOON).until(() -> discord.sessions() == 0);
    }

    private void holdsItAgain() {
        gateway.start(null);
        await().atMost(SOON).until(() -> gateway.state().kind() == GatewayState.Kind.CONNECTED);
    }

    private RowSet<Row> run(String statement) {
        return database.query(statement).execute().await().indefinitely();
    }
}
