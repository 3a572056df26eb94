package io.sitrep.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sitrep.incident.domain.Severity;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
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
        refuses("sitrep.publish-hold", "-PT1M", "SITREP_PUBLISH_HOLD");
        refuses("sitrep.catalog", "nowhere.yaml", "SITREP_CATALOG");
        refuses("sitrep.notifier-url", "notifier", "SITREP_NOTIFIER_URL");
    }

    @Test
    void approvalIsForNobodyForAllOrForSomeSeverities() {
        assertThat(Approval.of("none").severities()).isEmpty();
        assertThat(Approval.of("all").severities()).containsExactlyInAnyOrder(Severity.values());
        assertThat(Approval.of("SEV1, SEV2").severities()).containsExactlyInAnyOrder(Severity.SEV1, Severity.SEV2);
        assertThatThrownBy(() -> Approval.of("SEV5")).hasMessageContaining("none, all, or severities");
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
                .withDefaultValues(Required.SETTINGS)
                .withMapping(Settings.class)
                .build();
        new SettingsCheck(config.getConfigMapping(Settings.class), Optional.of("kafka:9092"));
    }
}
