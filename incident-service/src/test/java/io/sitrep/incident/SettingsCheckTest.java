package io.sitrep.incident;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsCheckTest {
    @Test
    void theDefaultsWork() {
        assertThatCode(() -> check(Map.of())).doesNotThrowAnyException();
    }

    @Test
    void aWrongSettingIsNamedByItsVariableAndItsValueIsNotRepeated() {
        refuses("sitrep.public-url", "status.example.com", "SITREP_PUBLIC_URL");
        refuses("sitrep.service-token", "short", "SITREP_SERVICE_TOKEN");
        refuses("sitrep.default-locale", "pt", "SITREP_DEFAULT_LOCALE");
        refuses("sitrep.locales", "en,!", "SITREP_LOCALES");
    }

    @Test
    void theTokenOfTheServicesIsNotTheAdminsToken() {
        var both = Map.of("sitrep.service-token", "x".repeat(20), "sitrep.admin-token", "x".repeat(20));

        assertThatThrownBy(() -> check(both)).hasMessageStartingWith("SITREP_SERVICE_TOKEN: ");
    }

    private static void refuses(String property, String value, String variable) {
        assertThatThrownBy(() -> check(Map.of(property, value)))
                .hasMessageStartingWith(variable + ": ")
                .hasMessageNotContaining(value);
    }

    private static void check(Map<String, String> values) {
        var config = new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(new HashMap<>(values), "test", 100))
                .withMapping(Settings.class)
                .build();
        new SettingsCheck(config.getConfigMapping(Settings.class));
    }
}
