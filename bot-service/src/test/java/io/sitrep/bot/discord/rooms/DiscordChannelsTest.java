package io.sitrep.bot.discord.rooms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.sitrep.bot.discord.DiscordHome;
import io.sitrep.bot.fake.Fakes;
import io.sitrep.bot.port.PlatformAway;
import io.sitrep.bot.port.PlatformBusy;
import io.sitrep.bot.port.RoomKeeper.Room;
import io.sitrep.embedded.quarkus.RealInfrastructure;
import io.sitrep.fakes.discord.FakeDiscord;
import java.time.Duration;
import net.dv8tion.jda.api.Permission;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
        value = RealInfrastructure.class,
        restrictToAnnotatedClass = false,
        initArgs = @ResourceArg(name = "database", value = "bot"))
@QuarkusTestResource(value = Fakes.class, restrictToAnnotatedClass = false)
@QuarkusTestResource(
        value = DiscordHome.class,
        restrictToAnnotatedClass = true,
        initArgs = @ResourceArg(name = "rooms", value = "channels"))
class DiscordChannelsTest extends DiscordRoomsContract {
    @Test
    void aTopicThatDiscordDoesNotLetUsChangeYetStandsInTheFirstMessageAllTheSame() {
        Room room = now(rooms.open(workspace(), "inc-20", mark()));
        now(rooms.topic(room, "INC-20 · SEV2"));
        discord.next("PATCH /channels/{channel}", FakeDiscord.tooMany(Duration.ofMinutes(10)));

        assertThatThrownBy(() -> now(rooms.topic(room, "INC-20 · SEV1")))
                .asInstanceOf(InstanceOfAssertFactories.type(PlatformBusy.class))
                .satisfies(busy -> assertThat(busy.after()).isGreaterThan(Duration.ofMinutes(9)));

        assertThat(topicOf(room)).startsWith("INC-20 · SEV2");
        assertThat(headline(room, 0)).isEqualTo("INC-20 · SEV1");
    }

    @Test
    void aTopicThatDiscordFailedToSetIsSetByTheNextLook() {
        Room room = now(rooms.open(workspace(), "inc-22", mark()));
        discord.next("PATCH /channels/{channel}", FakeDiscord.fails());
        assertThatThrownBy(() -> now(rooms.topic(room, "INC-22 · Resolved"))).isInstanceOf(PlatformAway.class);

        now(rooms.topic(room, "INC-22 · Resolved"));

        assertThat(topicOf(room)).startsWith("INC-22 · Resolved");
    }

    @Test
    void aTopicKeepsTheMarkHoweverLongItIs() {
        String mark = mark();
        Room room = now(rooms.open(workspace(), "inc-21", mark));

        now(rooms.topic(room, "x".repeat(2_000)));

        assertThat(topicOf(room)).hasSize(1_024).endsWith(mark);
    }

    @Override
    protected String making() {
        return "POST /guilds/{guild}/channels";
    }

    /** Discord archives no channel. */
    @Override
    protected void isTaken(String name, boolean archived) {
        home().channel("30000000000" + Math.abs(name.hashCode() % 1_000_000), name);
    }

    @Override
    protected String topicOf(Room room) {
        return stands(room).topic();
    }

    /** Nobody writes there any more. */
    @Override
    protected boolean isArchived(Room room) {
        return stands(room).overwrites().stream()
                .filter(overwrite -> overwrite.getString("id").equals(DiscordHome.GUILD))
                .anyMatch(overwrite ->
                        (Long.parseLong(overwrite.getString("deny")) & Permission.MESSAGE_SEND.getRawValue()) != 0);
    }
}
