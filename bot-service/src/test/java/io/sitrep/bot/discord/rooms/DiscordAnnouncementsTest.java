package io.sitrep.bot.discord.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.sitrep.bot.discord.DiscordHome;
import io.sitrep.bot.fake.Fakes;
import io.sitrep.bot.port.RoomKeeper.Doors;
import io.sitrep.bot.port.RoomKeeper.Room;
import io.sitrep.embedded.quarkus.RealInfrastructure;
import io.sitrep.fakes.Mood;
import io.sitrep.fakes.discord.DiscordChannel;
import io.sitrep.fakes.discord.FakeDiscord;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where the incidents channel is one for announcements: it has threads of its own kind, and no private ones. */
@QuarkusTest
@QuarkusTestResource(
        value = RealInfrastructure.class,
        restrictToAnnotatedClass = false,
        initArgs = @ResourceArg(name = "database", value = "bot"))
@QuarkusTestResource(value = Fakes.class, restrictToAnnotatedClass = false)
@QuarkusTestResource(
        value = DiscordHome.class,
        restrictToAnnotatedClass = true,
        initArgs = @ResourceArg(name = "announcements", value = "true"))
class DiscordAnnouncementsTest {
    FakeDiscord discord;

    @Inject
    DiscordRooms rooms;

    private final String mark = UUID.randomUUID().toString();

    @BeforeEach
    void startAfresh() {
        discord.forgetScripts();
        discord.guild(DiscordHome.GUILD).forgetExcept(DiscordHome.INCIDENTS);
    }

    @Test
    void aRoomForEverybodyIsAThreadThatIsArchivedWhenItIsOver() {
        Room room = open("inc-30", Doors.OPEN);
        now(rooms.topic(room, "INC-30 · Investigating"));
        now(rooms.archive(room));

        assertThat(stands(room).isThread()).isTrue();
        assertThat(stands(room).parent()).isEqualTo(DiscordHome.INCIDENTS);
        assertThat(stands(room).isArchived()).isTrue();
    }

    @Test
    void aRoomBehindClosedDoorsIsAChannelForThoseWhoAreNamed() {
        Room room = open("inc-31", Doors.CLOSED);
        now(rooms.invite(room, Set.of(DiscordHome.OTTO)));
        now(rooms.topic(room, "INC-31 · Investigating"));

        assertThat(stands(room).isThread()).isFalse();
        assertThat(stands(room).isPrivate()).isTrue();
        assertThat(stands(room).members()).contains(DiscordHome.OTTO).doesNotContain(DiscordHome.ROSA);
        assertThat(stands(room).topic()).startsWith("INC-31 · Investigating");
        now(rooms.archive(room));
    }

    @Test
    void ofOneWhoseAnswerWasLostThereIsNoSecond() {
        discord.next("POST /guilds/{guild}/channels", Mood.LOSES_ANSWERS);
        rooms.open(DiscordHome.GUILD, "inc-32", mark, Doors.CLOSED)
                .onFailure()
                .recoverWithNull()
                .await()
                .atMost(Duration.ofSeconds(30));

        Room room = open("inc-32", Doors.CLOSED);

        assertThat(discord.guild(DiscordHome.GUILD).channels())
                .filteredOn(channel -> channel.name().startsWith("inc-32"))
                .extracting(DiscordChannel::id)
                .containsExactly(room.channel());
        assertThat(open("inc-32", Doors.CLOSED)).isEqualTo(room);
    }

    @Test
    void aChannelOfSomebodyElseIsNotTakenForOurs() {
        discord.guild(DiscordHome.GUILD).channel("3000000000000000033", "inc-33");

        Room room = open("inc-33", Doors.CLOSED);

        assertThat(room.channel()).isNotEqualTo("3000000000000000033");
        assertThat(room.name()).isEqualTo("inc-33-2");
    }

    private Room open(String name, Doors doors) {
        return now(rooms.open(DiscordHome.GUILD, name, mark, doors));
    }

    private DiscordChannel stands(Room room) {
        return discord.guild(DiscordHome.GUILD).channels().stream()
                .filter(channel -> channel.id().equals(room.channel()))
                .findFirst()
                .orElseThrow();
    }

    private static <T> T now(Uni<T> work) {
        return work.await().atMost(Duration.ofSeconds(30));
    }
}
