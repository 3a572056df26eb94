package io.sitrep.bot.discord.rooms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.sitrep.bot.discord.DiscordHome;
import io.sitrep.bot.fake.Fakes;
import io.sitrep.bot.port.PlatformAway;
import io.sitrep.bot.port.RoomGone;
import io.sitrep.bot.port.RoomKeeper.Room;
import io.sitrep.embedded.quarkus.RealInfrastructure;
import io.sitrep.fakes.Mood;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
        value = RealInfrastructure.class,
        restrictToAnnotatedClass = false,
        initArgs = @ResourceArg(name = "database", value = "bot"))
@QuarkusTestResource(value = Fakes.class, restrictToAnnotatedClass = false)
@QuarkusTestResource(value = DiscordHome.class, restrictToAnnotatedClass = true)
class DiscordThreadsTest extends DiscordRoomsContract {
    @Test
    void aRoomIsAThreadOfTheIncidentsChannelAndItsFirstMessageSaysHowItStands() {
        Room room = now(rooms.open(workspace(), "inc-20", mark()));
        now(rooms.topic(room, "INC-20 · SEV1 · Investigating"));

        assertThat(stands(room).isThread()).isTrue();
        assertThat(stands(room).parent()).isEqualTo(DiscordHome.INCIDENTS);
        assertThat(headline(room, 0)).isEqualTo("INC-20 · SEV1 · Investigating");
    }

    @Test
    void aThreadThatArchivedItselfWhenItWentQuietIsOpenedAgain() {
        Room room = now(rooms.open(workspace(), "inc-21", mark()));
        String card = now(rooms.post(room.spot(), card("INC-21"), "card"));
        home().archive(room.channel());

        now(rooms.edit(room.spot(), card, card("INC-21 changed")));

        assertThat(isArchived(room)).isFalse();
        assertThat(messagesIn(room.spot())).anyMatch(words -> words.contains("changed"));
    }

    @Test
    void aThreadThatWeClosedIsNotOpenedAgain() {
        Room room = now(rooms.open(workspace(), "inc-22", mark()));
        now(rooms.archive(room));

        assertThatThrownBy(() -> now(rooms.post(room.spot(), card("INC-22"), "card")))
                .isInstanceOf(RoomGone.class);
        assertThat(stands(room).isLocked()).isTrue();
    }

    @Test
    void aThreadWhoseArchivingIsNotKnownToHaveWorkedIsArchivedOnce() {
        Room room = now(rooms.open(workspace(), "inc-23", mark()));
        discord.next("PATCH /channels/{channel}", Mood.LOSES_ANSWERS);
        assertThatThrownBy(() -> now(rooms.archive(room))).isInstanceOf(PlatformAway.class);

        now(rooms.archive(room));

        assertThat(isArchived(room)).isTrue();
        assertThat(stands(room).isLocked()).isTrue();
    }

    @Test
    void aThreadThatArchivedItselfIsClosedForAllWhenItIsArchived() {
        Room room = now(rooms.open(workspace(), "inc-24", mark()));
        home().archive(room.channel());

        now(rooms.archive(room));

        assertThat(isArchived(room)).isTrue();
        assertThat(stands(room).isLocked()).isTrue();
    }

    @Override
    protected String making() {
        return "POST /channels/{channel}/threads";
    }

    @Override
    protected void isTaken(String name, boolean archived) {
        home().thread(DiscordHome.OTTO, DiscordHome.INCIDENTS, name);
        if (archived) {
            home().archive(home().channelNamed(name).orElseThrow().id());
        }
    }

    @Override
    protected String topicOf(Room room) {
        return headline(room, 0);
    }

    @Override
    protected boolean isArchived(Room room) {
        return stands(room).isArchived();
    }
}
