package io.sitrep.notifier;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.DurationConverter;
import io.sitrep.kit.settings.SettingException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsCheckTest {
    private static final Map<String, String> GOOD = Map.of(
            "sitrep.public-url", "https://status.example.com",
            "sitrep.notifier-public-url", "https://notify.example.com",
            "sitrep.incident-url", "http://127.0.0.1:8080",
            "sitrep.mail.from", "Acme Status <status@example.com>",
            "sitrep.service-token", "x".repeat(16),
            "sitrep.secret-key", "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=");

    @Test
    void theDefaultsWork() {
        assertThatCode(() -> check(Map.of())).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sitrep.public-url|status.example.com|SITREP_PUBLIC_URL",
                "sitrep.public-url|http:///nowhere|SITREP_PUBLIC_URL",
                "sitrep.notifier-public-url|ftp://example.org|SITREP_NOTIFIER_PUBLIC_URL",
                "sitrep.incident-url|incident:8080|SITREP_INCIDENT_URL",
                "sitrep.mastodon.url|mastodon.example|SITREP_MASTODON_URL",
                "sitrep.bluesky.url|at://example|SITREP_BLUESKY_URL",
                "sitrep.x.url|ftp://x.example|SITREP_X_URL",
                "sitrep.x.token-secret|half-a-pair|SITREP_X_CONSUMER_KEY",
                "sitrep.x.consumer-key|half-a-pair|SITREP_X_TOKEN_SECRET",
                "sitrep.service-token|fifteen-letters|SITREP_SERVICE_TOKEN",
                "sitrep.default-locale|tlh|SITREP_DEFAULT_LOCALE",
                "sitrep.delivery.timeout|0s|SITREP_DELIVERY_TIMEOUT",
                "sitrep.delivery.timeout|-15s|SITREP_DELIVERY_TIMEOUT",
                "sitrep.delivery.poll|0ms|SITREP_DELIVERY_POLL",
                "sitrep.delivery.poll|-7s|SITREP_DELIVERY_POLL",
                "sitrep.delivery.lease|-30s|SITREP_DELIVERY_LEASE",
                "sitrep.delivery.stop-wait|0s|SITREP_DELIVERY_STOP_WAIT",
                "sitrep.delivery.retry-schedule|5s,0s|SITREP_DELIVERY_RETRY_SCHEDULE",
                "sitrep.delivery.retry-schedule|5s,-2m|SITREP_DELIVERY_RETRY_SCHEDULE"
            })
    void aWrongSettingIsNamedByItsVariableAndItsValueIsNotRepeated(String property, String value, String variable) {
        assertThatThrownBy(() -> check(Map.of(property, value)))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith(variable + ": ")
                .hasMessageNotContaining(value);
    }

    @ParameterizedTest
    @CsvSource({"15s", "14s"})
    void aLeaseOutlivesTheAttempt(String lease) {
        assertThatThrownBy(() -> check(Map.of("sitrep.delivery.timeout", "15s", "sitrep.delivery.lease", lease)))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith("SITREP_DELIVERY_LEASE: ")
                .hasMessageContaining("SITREP_DELIVERY_TIMEOUT");
    }

    @Test
    void theTokenOfTheServicesIsNeededAndNotBlank() {
        assertThatThrownBy(() -> check(Map.of("sitrep.service-token", " ".repeat(20))))
                .hasMessageContaining("SITREP_SERVICE_TOKEN");
        assertThatThrownBy(() -> check(Map.of("sitrep.service-token", "")))
                .hasMessageContaining("sitrep.service-token");
    }

    private static void check(Map<String, String> different) {
        Map<String, String> values = new HashMap<>(GOOD);
        values.putAll(different);
        var config = new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(values, "test", 100))
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(Settings.class)
                .build();
        new SettingsCheck(config.getConfigMapping(Settings.class), Optional.of("kafka:9092"));
        new AccountsCheck(config.getConfigMapping(Settings.class));
    }
}
