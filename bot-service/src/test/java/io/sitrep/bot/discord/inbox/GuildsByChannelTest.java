package io.sitrep.bot.discord.inbox;

import static io.sitrep.bot.access.ChatRoles.EVERY_MEMBER;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.sitrep.bot.discord.DiscordHome;
import io.sitrep.bot.fake.Fakes;
import io.sitrep.embedded.quarkus.RealInfrastructure;
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
        initArgs = {
            @ResourceArg(name = "guilds-unset", value = "true"),
            @ResourceArg(name = "rooms", value = "channels")
        })
class GuildsByChannelTest extends GuildsTest {
    @Test
    void theGuildOfTheIncidentsChannelIsServed() {
        assertThat(told(DiscordHome.GUILD)).doesNotContain("I do nothing here");
        assertThat(holds(DiscordHome.GUILD, EVERY_MEMBER)).containsExactly(EVERY_MEMBER);
        assertThat(guildsWithRooms()).containsExactly(DiscordHome.GUILD);
    }

    @Test
    void aGuildThatSomebodyElseAddedTheBotToIsNotServedAndGetsNoRooms() {
        assertThat(told(DiscordHome.OTHER_GUILD)).contains("I do nothing here");
        assertThat(holds(DiscordHome.OTHER_GUILD, EVERY_MEMBER, SOMEBODY)).isEmpty();
        assertThat(guildsWithRooms()).doesNotContain(DiscordHome.OTHER_GUILD);
    }
}
