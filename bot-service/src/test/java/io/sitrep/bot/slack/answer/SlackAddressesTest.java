package io.sitrep.bot.slack.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlackAddressesTest {
    private final SlackAddresses addresses = new SlackAddresses(URI.create("http://127.0.0.1:4711/api/"));

    @ParameterizedTest
    @ValueSource(strings = {"https://hooks.slack.com/commands/T1/2/3", "http://127.0.0.1:4711/response/1"})
    void addressesOfSlackAreTaken(String address) {
        assertThat(addresses.covers(address)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nowhere",
                "http://hooks.slack.com/commands/1",
                "https://hooks.slack.com:8443/1",
                "https://hooks.slack.com.evil.test/1",
                "https://evil.test/hooks.slack.com",
                "https://x@hooks.slack.com/1",
                "http://127.0.0.1:9002/q/health",
                "http://169.254.169.254/latest",
                "file:///etc/passwd",
                "https://[broken"
            })
    void allOthersAreNot(String address) {
        assertThat(addresses.covers(address)).isFalse();
    }
}
