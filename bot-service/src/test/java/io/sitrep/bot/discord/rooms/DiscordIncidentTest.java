package io.sitrep.bot.discord.rooms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.sitrep.bot.discord.DiscordHome;
import io.sitrep.bot.events.Told;
import io.sitrep.bot.fake.Fakes;
import io.sitrep.bot.port.RoomWishes;
import io.sitrep.bot.rooms.Outage;
import io.sitrep.embedded.quarkus.RealInfrastructure;
import io.sitrep.fakes.Mood;
import io.sitrep.fakes.discord.DiscordChannel;
import io.sitrep.fakes.discord.DiscordGuild;
import io.sitrep.fakes.discord.DiscordMessage;
import io.sitrep.fakes.discord.FakeDiscord;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An incident's rooms, cards and words over its whole life, all the way to a Discord that checks what it is sent. */
@QuarkusTest
@QuarkusTestResource(
        value = RealInfrastructure.class,
        restrictToAnnotatedClass = false,
        initArgs = @ResourceArg(name = "database", value = "bot"))
@QuarkusTestResource(value = Fakes.class, restrictToAnnotatedClass = false)
@QuarkusTestResource(value = DiscordHome.class, restrictToAnnotatedClass = true)
class DiscordIncidentTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String ROSA = "discord:" + DiscordHome.GUILD + ":" + DiscordHome.ROSA;

    FakeDiscord discord;

    @Inject
    Pool database;

    @Inject
    RoomWishes wishes;

    private long sequence;

    @BeforeEach
    void startAfresh() {
        discord.forgetScripts();
        nothingStaysOpen();
        home().forgetExcept(DiscordHome.INCIDENTS);
    }

    /** What a test leaves open the next one's platforms make rooms for, whichever it is. */
    @AfterEach
    void nothingStaysOpen() {
        run("UPDATE incident SET open = false");
        run("UPDATE presence SET due_at = NULL");
        run("DELETE FROM chat_subscription");
    }

    @Test
    void anIncidentHasItsRoomItsCardsAndAllThatIsSaidOfItUntilTheRoomIsArchived() {
        Outage outage = Outage.of("Checkout @everyone is down")
                .commandedBy("Rosa", ROSA)
                .with("next_update_at", Instant.now().minusSeconds(60).toString())
                .declared();
        await().atMost(SOON).untilAsserted(() -> {
            assertThat(saying(room(outage), outage.ref + ": Checkout")).hasSize(1);
            assertThat(saying(DiscordHome.INCIDENTS, outage.ref + ": Checkout")).hasSize(1);
            assertThat(saying(room(outage), "overdue")).isNotEmpty();
            assertThat(standing(outage).members()).contains(DiscordHome.ROSA);
            assertThat(standing(outage).pins()).hasSize(1);
        });

        outage.with("severity", "SEV1").with("next_update_at", null).updated("We found it.");
        outage.delivered(UUID.randomUUID(), 1, 0, 10_213);
        await().atMost(SOON).untilAsserted(() -> {
            assertThat(saying(DiscordHome.INCIDENTS, outage.ref + ": Checkout"))
                    .singleElement()
                    .satisfies(card -> assertThat(card.words()).contains("SEV1", "We found it."));
            assertThat(saying(room(outage), "10,213 told, 12 could not be")).isNotEmpty();
            assertThat(standing(outage).messages().get(0).words()).contains("SEV1");
        });

        discord.next("PATCH /channels/{channel}", Mood.LOSES_ANSWERS);
        outage.resolved();
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(home().in(room(outage)))
                        .anySatisfy(message -> assertThat(message.buttons())
                                .anyMatch(button -> "Archive the room".equals(button.getString("label")))));
        await().atMost(SOON).until(() -> asked(outage) == RoomWishes.Archiving.ASKED);
        await().atMost(SOON).until(() -> standing(outage).isArchived());
        await().atMost(SOON).until(() -> isKnownToBeArchived(outage));
        assertThat(home().in(room(outage)))
                .allSatisfy(message -> assertThat(message.notifies()).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /channels/{channel}/threads",
                "POST /channels/{channel}/messages",
                "PATCH /channels/{channel}/messages/{message}",
                "PUT /channels/{channel}/thread-members/{user}",
                "PUT /channels/{channel}/messages/pins/{message}"
            })
    void aLostAnswerOfAnyCallMakesNothingTwice(String route) {
        discord.next(route, Mood.LOSES_ANSWERS);
        Outage outage = Outage.of("Lost " + route.replaceAll("[^A-Za-z]+", " "))
                .commandedBy("Rosa", ROSA)
                .declared();

        await().atMost(SOON).untilAsserted(() -> assertThat(isSettled(outage)).isTrue());
        assertThat(rooms(outage)).hasSize(1);
        assertThat(saying(room(outage), outage.ref + ": Lost")).hasSize(1);
        assertThat(saying(DiscordHome.INCIDENTS, outage.ref + ": Lost")).hasSize(1);
    }

    @Test
    void anInternalIncidentHasItsRoomBehindClosedDoorsAndIsNotAnnounced() {
        Outage outage = Outage.of("Inside")
                .with("visibility", "internal")
                .commandedBy("Rosa", ROSA)
                .declared();

        await().atMost(SOON).untilAsserted(() -> {
            assertThat(standing(outage).isPrivate()).isTrue();
            assertThat(standing(outage).members()).contains(DiscordHome.ROSA);
            assertThat(saying(room(outage), outage.ref + ": Inside")).hasSize(1);
        });
        assertThat(saying(DiscordHome.INCIDENTS, outage.ref)).isEmpty();
    }

    @Test
    void aChannelThatFollowsIsToldOnceAndItsMessageIsEditedWhenItIsCorrected() {
        run("INSERT INTO chat_subscription (platform, workspace, channel, actor_id, since) VALUES ('discord', '"
                + DiscordHome.GUILD + "', '" + DiscordHome.INCIDENTS + "', 'x', now() - interval '1 hour')");
        discord.next(FakeDiscord.POST_MESSAGE, Mood.LOSES_ANSWERS);
        UUID update = UUID.randomUUID();
        String incident = UUID.randomUUID().toString();
        Told.publication("publication-updated", incident, update, "Wrong " + update, ++sequence);
        await().atMost(SOON).until(() -> saying(DiscordHome.INCIDENTS, "Wrong").size() == 1);
        String posted = saying(DiscordHome.INCIDENTS, "Wrong").get(0).id();

        Told.publication("publication-corrected", incident, update, "Right " + update, ++sequence);

        await().atMost(SOON).until(() -> saying(DiscordHome.INCIDENTS, "Right").size() == 1);
        assertThat(saying(DiscordHome.INCIDENTS, "Right").get(0).id()).isEqualTo(posted);
        assertThat(saying(DiscordHome.INCIDENTS, "Wrong")).isEmpty();
    }

    private RoomWishes.Archiving asked(Outage outage) {
        return seen(wishes.archive("discord", DiscordHome.GUILD, outage.ref));
    }

    private List<DiscordChannel> rooms(Outage outage) {
        return home().channels().stream()
                .filter(channel -> channel.name().startsWith(outage.ref.toLowerCase(Locale.ROOT) + "-"))
                .toList();
    }

    private DiscordChannel standing(Outage outage) {
        assertThat(rooms(outage)).hasSize(1);
        return rooms(outage).get(0);
    }

    private String room(Outage outage) {
        return standing(outage).id();
    }

    private List<DiscordMessage> saying(String channel, String words) {
        return home().in(channel).stream()
                .filter(message -> message.words().contains(words))
                .toList();
    }

    private DiscordGuild home() {
        return discord.guild(DiscordHome.GUILD);
    }

    private boolean isSettled(Outage outage) {
        return run("SELECT FROM presence WHERE platform = 'discord' AND incident_id = '" + outage.id
                        + "' AND failures = 0 AND holder IS NULL AND linked IS NOT NULL"
                        + " AND coalesce(due_at > now(), true)")
                == 1;
    }

    private boolean isKnownToBeArchived(Outage outage) {
        return run("SELECT FROM presence WHERE platform = 'discord' AND incident_id = '" + outage.id
                        + "' AND archived AND failures = 0")
                == 1;
    }

    private int run(String statement) {
        return seen(database.query(statement).execute().map(rows -> rows.size()));
    }

    private static <T> T seen(Uni<T> look) {
        try {
            return VertxContextSupport.subscribeAndAwait(() -> look);
        } catch (Throwable failure) {
            throw new AssertionError(failure);
        }
    }
}
