package io.sitrep.kit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sitrep.kit.settings.SettingException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientHostTest {
    private static final List<String> HOUSE = List.of("10.0.0.0/8", " 172.16.0.0/12", "192.0.2.7", "fd00::/8");

    @ParameterizedTest(name = "{0} says {1}: {2}")
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "10.1.1.1 | 198.51.100.4 | 198.51.100.4",
                "10.1.1.1 | 203.0.113.9, 198.51.100.4 | 198.51.100.4",
                "10.1.1.1 | 10.9.9.9, 203.0.113.9, 198.51.100.4 | 198.51.100.4",
                "10.1.1.1 | 203.0.113.9, 198.51.100.4, 172.31.0.2 | 198.51.100.4",
                "10.1.1.1 | 203.0.113.9;198.51.100.4 | 198.51.100.4",
                "10.1.1.1 | 203.0.113.9, 198.51.100.4:51234 | 198.51.100.4",
                "10.1.1.1 | 203.0.113.9, [2001:db8::7]:443 | 2001:db8::7",
                "10.1.1.1 | 203.0.113.9, 2001:db8::7 | 2001:db8::7",
                "fd00::1 | 203.0.113.9,,198.51.100.4 , | 198.51.100.4",
                "::ffff:10.1.1.1 | 203.0.113.9, 198.51.100.4 | 198.51.100.4",
                "192.0.2.7 | 203.0.113.9, unknown | unknown",
                "10.1.1.1 | 172.32.0.1 | 172.32.0.1",
                "10.1.1.1 | 10.2.2.2, 10.3.3.3 | 10.2.2.2",
                "10.1.1.1 | none | 10.1.1.1",
                "192.0.2.8 | 203.0.113.9 | 192.0.2.8",
                "198.51.100.4 | 203.0.113.9, 10.1.1.1 | 198.51.100.4",
            })
    void firstFromTheEndThatIsNoTrustedProxyCounts(String nearest, String header, String client) {
        List<String> lines = header == null ? List.of() : Arrays.asList(header.split(";"));
        assertThat(new ClientHost(true, Optional.of(HOUSE)).of(nearest, lines)).isEqualTo(client);
    }

    @Test
    void whileNobodyIsNamedTheNearestProxyAloneIsBelieved() {
        ClientHost clients = new ClientHost(true, Optional.empty());
        assertThat(clients.of("10.1.1.1", List.of("203.0.113.9, 198.51.100.4"))).isEqualTo("198.51.100.4");
        assertThat(clients.of("10.1.1.1", List.of())).isEqualTo("10.1.1.1");
    }

    @Test
    void nobodyIsBelievedWithoutProxies() {
        assertThat(new ClientHost(false, Optional.of(HOUSE)).of("10.1.1.1", List.of("203.0.113.9")))
                .isEqualTo("10.1.1.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"proxy.example.com", "10.0.0.0/33", "10.0.0.0/", "10.0.0.1:8080", "fd00::/129", ""})
    void whatIsNeitherAddressNorRangeStopsTheStart(String wrong) {
        assertThatThrownBy(() -> new ClientHost(true, Optional.of(List.of(wrong))))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith("QUARKUS_HTTP_PROXY_TRUSTED_PROXIES: must ");
    }
}
