package io.sitrep.notifier.channel.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookUrlTest {
    @ParameterizedTest
    @CsvSource({
        "http://hooks.example.org, hooks.example.org, 80, /",
        "HTTPS://Hooks.Example.ORG/A?b=c&d, hooks.example.org, 443, /A?b=c&d",
        "https://hooks.example.org.:8443/a, hooks.example.org, 8443, /a",
        "https://bücher.example/ä, xn--bcher-kva.example, 443, /%C3%A4",
        "http://127.0.0.1:81/, 127.0.0.1, 81, /",
        "http://１２７.0.0.1/, 127.0.0.1, 80, /",
        "http://127。0。0。1/, 127.0.0.1, 80, /",
        "http://[::1]/x, [::1], 80, /x"
    })
    void hasOneSpelling(String text, String host, int port, String path) {
        WebhookUrl url = WebhookUrl.of(text);

        assertThat(url.host()).isEqualTo(host);
        assertThat(url.port()).isEqualTo(port);
        assertThat(url.path()).isEqualTo(path);
        assertThat(url.secure())
                .isEqualTo(text.toLowerCase(java.util.Locale.ROOT).startsWith("https"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://2130706433/",
                "http://0x7f000001/",
                "http://0x7f.1/",
                "http://0X7F.0.0.1/",
                "http://127.1/",
                "http://127.0.1/",
                "http://0177.0.0.1/",
                "http://017700000001/",
                "http://127.0.0.01/",
                "http://127.0.0.1.2/",
                "http://localhost.127/"
            })
    void numberIsReadOneWayOnly(String text) {
        assertThatThrownBy(() -> WebhookUrl.of(text))
                .isInstanceOf(RefusedTarget.class)
                .hasMessage("must write an IPv4 address as four decimal numbers");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hooks.example.org",
                "ftp://hooks.example.org/",
                "file:///etc/passwd",
                "http:hooks.example.org",
                "http:///path",
                "http://:80/",
                "http://./",
                "http://hooks.example.org:port/",
                "http://hooks.example.org/a b",
                "http://hooks.example.org/\r\nHost: inside",
                "http://user@hooks.example.org/",
                "http://hooks.example.org@127.0.0.1/",
                "http://hooks.example.org/#fragment",
                "http://256.1.1.1/",
                "http://[fe80::1%25eth0]/",
                "http://[fe80::1%eth0]/",
                "http://[127.0.0.1]/",
                "http://[::1/",
                "http://hooks.example.org\\@127.0.0.1/"
            })
    void whatIsNoSuchUrlIsRefused(String text) {
        assertThatThrownBy(() -> WebhookUrl.of(text)).isInstanceOf(RefusedTarget.class);
    }

    @Test
    void urlOfAnyLengthIsNotKept() {
        assertThatThrownBy(() -> WebhookUrl.of("http://hooks.example.org/" + "a".repeat(2048)))
                .isInstanceOf(RefusedTarget.class)
                .hasMessageContaining("2048");
    }
}
