package io.sitrep.bot.discord.inbox;

import static io.restassured.RestAssured.given;
import static io.sitrep.bot.access.ChatRoles.EVERY_MEMBER;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.sitrep.bot.discord.DiscordHome;
import io.sitrep.bot.fake.Fakes;
import io.sitrep.embedded.quarkus.RealInfrastructure;
import java.net.URI;
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
    @TestHTTPResource(value = "/health", management = true)
    URI health;

    @Test
    void whereNothingSaysWhichGuildsNoneIsServedAndTheRefusalNamesTheVariable() {
        assertThat(told(DiscordHome.GUILD)).contains("SITREP_DISCORD_GUILDS");
        assertThat(holds(DiscordHome.GUILD, EVERY_MEMBER, SOMEBODY)).isEmpty();
        assertThat(guildsWithRooms()).isEmpty();
    }

    @Test
    void aBotThatAnswersNobodyIsNotHealthy() {
        JsonPath checks = given().get(health).jsonPath();

        assertThat(checks.getString("checks.find { it.name == 'Discord' }.status"))
                .isEqualTo("DOWN");
        assertThat(checks.getString("checks.find { it.name == 'Discord' }.data.guilds"))
                .contains("SITREP_DISCORD_GUILDS");
    }
}
