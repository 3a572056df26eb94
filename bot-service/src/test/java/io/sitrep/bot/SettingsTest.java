package io.sitrep.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sitrep.kit.settings.SettingException;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    private final Map<String, String> given = new HashMap<>(Map.of(
            "sitrep.public-url", "http://status.test",
            "sitrep.incident-url", "http://incidents.test",
            "sitrep.service-token", "token-of-the-services",
            "sitrep.secret-key", "key"));

    @Test
    void whatIsNotSetHasItsDefault() {
        Settings settings = read();

        assertThat(settings.slack().apiUrl()).hasToString("https://slack.com/api/");
        assertThat(settings.slack().signingSecret()).isEmpty();
        assertThat(settings.discord().apiUrl()).hasToString("https://discord.com/api/v10/");
        assertThat(settings.discord().token()).isEmpty();
        assertThat(settings.discord().rooms()).isEqualTo(Settings.Discord.RoomsAs.THREADS);
        assertThat(settings.chat().roles()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sitrep.public-url", "sitrep.incident-url", "sitrep.service-token", "sitrep.secret-key"})
    void whatIsMissingIsNamed(String setting) {
        given.remove(setting);

        assertThatThrownBy(this::read)
                .isInstanceOf(ConfigValidationException.class)
                .hasMessageContaining(setting);
    }

    @Test
    void wrongRolesAreNamed() {
        given.put("sitrep.chat.roles", "slack:U1=boss");

        assertThatThrownBy(this::read)
                .isInstanceOf(ConfigValidationException.class)
                .hasMessageContaining("sitrep.chat.roles");
    }

    @Test
    void aSecretKeyThatIsNoneIsNamedAndNotRepeated() {
        given.put("sitrep.secret-key", "not-a-key");

        assertThatThrownBy(() -> new Wiring().secretBox(read()))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("SITREP_SECRET_KEY")
                .hasMessageNotContaining("not-a-key");
    }

    @Test
    void whatIsSetRightIsTaken() {
        assertThatCode(() -> new SettingsCheck(read(), Optional.of("kafka:9092")))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "sitrep.public-url, status.example.com, SITREP_PUBLIC_URL",
        "sitrep.incident-url, incident:8080, SITREP_INCIDENT_URL",
        "sitrep.slack.api-url, https:/api/, SITREP_SLACK_API_URL",
        "sitrep.service-token, fifteen-letters, SITREP_SERVICE_TOKEN",
        "sitrep.discord.api-url, discord.com/api, SITREP_DISCORD_API_URL",
        "sitrep.discord.gateway-url, https://gateway.discord.gg, SITREP_DISCORD_GATEWAY_URL",
        "sitrep.discord.public-key, 0123456789abcdef, SITREP_DISCORD_PUBLIC_KEY"
    })
    void whatCanNotWorkIsNamedAndNotRepeated(String setting, String value, String variable) {
        given.put(setting, value);

        assertThatThrownBy(() -> new SettingsCheck(read(), Optional.of("kafka:9092")))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith(variable + ": ")
                .hasMessageNotContaining(value);
    }

    private Settings read() {
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(given, "test", 100))
                .withMapping(Settings.class)
                .withConverter(java.time.Duration.class, 200, new io.quarkus.runtime.configuration.DurationConverter())
                .build()
                .getConfigMapping(Settings.class);
    }
}
