package io.sitrep.bot.discord;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.DurationConverter;
import io.sitrep.bot.Settings;
import io.sitrep.kit.settings.SettingException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DiscordSettingsTest {
    private static final String KEY = "0123456789abcdef".repeat(4);

    private final Map<String, String> discord = new TreeMap<>(Map.of("token", "a.b-c_d"));

    @ParameterizedTest
    @CsvSource({
        "guilds, '2000000000000000001, 2000000000000000002'",
        "incidents-channel, 3000000000000000001",
        "incidents-channel, '2000000000000000001:3000000000000000001,3000000000000000002'"
    })
    void whatCanWorkIsTaken(String setting, String value) {
        discord.put(setting, value);

        assertThatCode(this::check).doesNotThrowAnyException();
    }

    @Test
    void nothingIsWantedOfWhomHasNoDiscord() {
        discord.clear();

        assertThatCode(this::check).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.b-c_d\n", "Bot a.b-c_d", "a.b-c_dé"})
    void aTokenThatFitsInNoHeaderIsNamedAndNotRepeated(String token) {
        discord.put("token", token);

        assertNamed("SITREP_DISCORD_TOKEN", token.strip());
    }

    @ParameterizedTest
    @CsvSource({
        "guilds, Our-Server, SITREP_DISCORD_GUILDS",
        "guilds, '2000000000000000001,https://discord.com/channels/2', SITREP_DISCORD_GUILDS",
        "incidents-channel, https://discord.com/channels/2/3, SITREP_DISCORD_INCIDENTS_CHANNEL",
        "incidents-channel, #incidents, SITREP_DISCORD_INCIDENTS_CHANNEL",
        "incidents-channel, 1:2:3, SITREP_DISCORD_INCIDENTS_CHANNEL",
        "incidents-channel, 2000000000000000001:, SITREP_DISCORD_INCIDENTS_CHANNEL"
    })
    void whatWouldServeNobodyIsNamedAndNotRepeated(String setting, String value, String variable) {
        discord.put(setting, value);

        assertNamed(variable, value);
    }

    @Test
    void interactionsByHttpWantTheTokenThatAnswersAreSentBy() {
        discord.clear();
        discord.put("public-key", KEY);

        assertNamed("SITREP_DISCORD_TOKEN", KEY);
    }

    private void assertNamed(String variable, String value) {
        assertThatThrownBy(this::check)
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith(variable + ": ")
                .hasMessageNotContaining(value);
    }

    private void check() {
        Map<String, String> all = new TreeMap<>(Map.of(
                "sitrep.public-url", "http://status.test",
                "sitrep.incident-url", "http://incidents.test",
                "sitrep.service-token", "token-of-the-services",
                "sitrep.secret-key", "key"));
        discord.forEach((name, value) -> all.put("sitrep.discord." + name, value));
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(Settings.class)
                .withSources(new PropertiesConfigSource(all, "of the test", 100))
                .build();
        new DiscordSettingsCheck(config.getConfigMapping(Settings.class));
    }
}
