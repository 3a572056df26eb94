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
            @ResourceArg(name = "channel-unset", value = "true"),
            @ResourceArg(name = "rooms", value = "channels")
        })
class GuildsUnsetTest extends GuildsTest {
    @Test
    void whereNothingSaysWhichGuildsNoneIsServedAndTheRefusalNamesTheVariable() {
        assertThat(told(DiscordHome.GUILD)).contains("SITREP_DISCORD_GUILDS");
        assertThat(holds(DiscordHome.GUILD, EVERY_MEMBER, SOMEBODY)).isEmpty();
        assertThat(guildsWithRooms()).isEmpty();
    }
}
