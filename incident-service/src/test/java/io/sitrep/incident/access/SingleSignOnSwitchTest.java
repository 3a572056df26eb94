package io.sitrep.incident.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SingleSignOnSwitchTest {
    private static final String PROVIDER = "quarkus.oidc.auth-server-url";

    @Test
    void isOnWhereAProviderIsNamedAndOffElse() {
        assertThat(isOn(Map.of(PROVIDER, "https://sign-on.example.com"))).isTrue();
        assertThat(isOn(Map.of(PROVIDER, "https://sign-on.example.com", "sitrep.role", "all")))
                .isTrue();
        assertThat(isOn(Map.of())).isFalse();
    }

    /** All replicas have the same settings; these need no provider, and are not to wait for one. */
    @Test
    void isOffOnAReplicaOfThePage() {
        assertThat(isOn(Map.of(PROVIDER, "https://sign-on.example.com", "sitrep.role", "page")))
                .isFalse();
    }

    private static boolean isOn(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(settings, "settings", 300))
                .withSources(new SingleSignOnSwitch())
                .build()
                .getValue("quarkus.oidc.tenant-enabled", Boolean.class);
    }
}
