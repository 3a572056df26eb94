package io.sitrep.bot.discord.pins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.sitrep.bot.discord.DiscordHome;
import io.sitrep.bot.discord.gateway.Fence;
import io.sitrep.bot.fake.Fakes;
import io.sitrep.bot.port.RecordedPins;
import io.sitrep.embedded.quarkus.RealInfrastructure;
import io.sitrep.fakes.discord.FakeDiscord;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What Discord's gateway tells, in its own words. */
@QuarkusTest
@TestProfile(DiscordPinsTest.Recorded.class)
@QuarkusTestResource(
        value = RealInfrastructure.class,
        restrictToAnnotatedClass = false,
        initArgs = @ResourceArg(name = "database", value = "bot"))
@QuarkusTestResource(value = Fakes.class, restrictToAnnotatedClass = false)
@QuarkusTestResource(value = DiscordHome.class, restrictToAnnotatedClass = true)
class DiscordPinsTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String ADDED = "MESSAGE_REACTION_ADD";
    private static final String REMOVED = "MESSAGE_REACTION_REMOVE";

    @Inject
    RecordedPins pins;

    @Inject
    DiscordPins discord;

    @Inject
    Pool database;

    @Inject
    ObjectMapper json;

    private String message;
    private Fence fence;

    public static class Recorded implements QuarkusTestProfile {
        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            return Set.of(RecordedPins.class);
        }
    }

    @BeforeEach
    void somebodyWrote() {
        pins.forget();
        fence = anotherHolder();
        message = Long.toString(UUID.randomUUID().getMostSignificantBits() >>> 2);
    }

    @Test
    void aPushpinIsToldWithTheNameOfWhoeverPutIt() {
        tells(ADDED, reaction(DiscordHome.ROSA, "📌"));

        awaits("pinned " + message + " in " + DiscordHome.INCIDENTS + " by Rosa Responder é");
    }

    @Test
    void otherReactionsOtherGuildsDirectMessagesAndTheBotsOwnAreNotTold() {
        tells(ADDED, reaction(DiscordHome.ROSA, "🎉"));
        tells(ADDED, reaction(DiscordHome.ROSA, "📌").put("guild_id", DiscordHome.OTHER_GUILD));
        JsonObject direct = reaction(DiscordHome.ROSA, "📌");
        direct.remove("guild_id");
        tells(ADDED, direct);
        tells(ADDED, reaction(FakeDiscord.BOT, "📌"));
        tells("MESSAGE_UPDATE", edited());

        assertThat(run("SELECT FROM discord_event WHERE message = '" + message + "'"))
                .isEmpty();
    }

    @Test
    void aMessageIsTakenOffWhenNobodyHoldsItAnyMore() {
        tells(ADDED, reaction(DiscordHome.ROSA, "📌"));
        tells(ADDED, reaction(DiscordHome.OTTO, "📌"));
        tells(REMOVED, reaction(DiscordHome.ROSA, "📌"));
        tells(REMOVED, reaction(DiscordHome.OTTO, "📌"));

        await().atMost(SOON).until(() -> pins.told().contains("unpinned " + message + " by Otto Oncall"));
        assertThat(pins.told()).filteredOn(told -> told.startsWith("unpinned")).hasSize(1);
    }

    @Test
    void theSameAgainHoldsItNoStronger() {
        tells(ADDED, reaction(DiscordHome.ROSA, "📌"));
        tells(ADDED, reaction(DiscordHome.ROSA, "📌"));
        tells(REMOVED, reaction(DiscordHome.ROSA, "📌"));

        await().atMost(SOON).until(() -> pins.told().contains("unpinned " + message + " by Rosa Responder é"));
    }

    @Test
    void editsAndDeletionOfAHeldMessageAreFollowedInTheirOrderAlsoWhenOneFailsAtFirst() {
        pins.failsNext(2);
        tells(ADDED, reaction(DiscordHome.ROSA, "📌"));
        tells("MESSAGE_UPDATE", edited().putNull("edited_timestamp"));
        tells("MESSAGE_UPDATE", edited());
        tells("MESSAGE_DELETE", edited());

        awaits(
                "pinned " + message + " in " + DiscordHome.INCIDENTS + " by Rosa Responder é",
                "edited " + message,
                "deleted " + message);
    }

    @Test
    void whereAllReactionsOrManyMessagesAreTakenAwayAtOnceNobodyHoldsThemAnyMore() {
        for (String type :
                new String[] {"MESSAGE_REACTION_REMOVE_ALL", "MESSAGE_REACTION_REMOVE_EMOJI", "MESSAGE_DELETE_BULK"}) {
            pins.forget();
            tells(ADDED, reaction(DiscordHome.ROSA, "📌"));

            tells(type, reaction("", "📌").put("ids", new JsonArray().add("1").add(message)));

            await().atMost(SOON).until(() -> pins.told().contains("deleted " + message));
        }
    }

    @Test
    void whoHeldAMessageOfNoRoomIsForgottenWithTheEventThatSaidIt() {
        tells(ADDED, reaction(DiscordHome.ROSA, "📌"));
        String done = "UPDATE discord_event SET done_at = now() - interval '8 days' WHERE message = '" + message
                + "' AND done_at IS NOT NULL";
        await().atMost(SOON).until(() -> run(done).rowCount() == 1);

        discord.forget().await().indefinitely();

        assertThat(run("SELECT FROM discord_pin WHERE message = '" + message + "'"))
                .isEmpty();
    }

    @Test
    void whatWasHeardBeforeAnotherProcessTookTheGatewayOverIsNotWrittenAfterIt() {
        tells(ADDED, reaction(DiscordHome.OTTO, "📌"));
        awaits("pinned " + message + " in " + DiscordHome.INCIDENTS + " by Otto Oncall");
        Fence former = fence;
        fence = anotherHolder();
        tells(REMOVED, reaction(DiscordHome.ROSA, "📌"));
        fence = former;

        assertThatThrownBy(() -> tells(ADDED, reaction(DiscordHome.ROSA, "📌")))
                .hasMessageContaining("another process");
        assertThatThrownBy(() -> tells(REMOVED, reaction(DiscordHome.OTTO, "📌")))
                .hasMessageContaining("another process");
        assertThatThrownBy(() -> tells("MESSAGE_DELETE", edited())).hasMessageContaining("another process");

        assertThat(run("SELECT person FROM discord_pin WHERE message = '" + message + "'"))
                .extracting(row -> row.getString("person"))
                .containsExactly(DiscordHome.OTTO);
        assertThat(run("SELECT FROM discord_event WHERE message = '" + message + "'"))
                .hasSize(2);
    }

    /** As when a process that is no more takes the gateway. */
    private Fence anotherHolder() {
        return new Fence(run("INSERT INTO gateway_lease (bot, holder, fencing, held_until)"
                        + " VALUES ('discord', '" + UUID.randomUUID() + "', 1, now()) ON CONFLICT (bot) DO UPDATE"
                        + " SET holder = excluded.holder, fencing = gateway_lease.fencing + 1, held_until = now()"
                        + " RETURNING fencing")
                .iterator()
                .next()
                .getLong("fencing"));
    }

    private JsonObject reaction(String person, String emoji) {
        return new JsonObject()
                .put("user_id", person)
                .put("guild_id", DiscordHome.GUILD)
                .put("channel_id", DiscordHome.INCIDENTS)
                .put("message_id", message)
                .put("emoji", new JsonObject().putNull("id").put("name", emoji));
    }

    private JsonObject edited() {
        return new JsonObject()
                .put("id", message)
                .put("guild_id", DiscordHome.GUILD)
                .put("channel_id", DiscordHome.INCIDENTS)
                .put("edited_timestamp", "2026-11-23T02:00:00.000000+00:00");
    }

    private void tells(String type, JsonObject data) {
        try {
            discord.take(type, json.readTree(data.encode()), fence).await().atMost(SOON);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private RowSet<Row> run(String statement) {
        return database.query(statement).execute().await().indefinitely();
    }

    private void awaits(String... what) {
        await().atMost(SOON).untilAsserted(() -> assertThat(pins.told()).containsExactly(what));
    }
}
