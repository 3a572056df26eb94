package io.sitrep.notifier.channel.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sitrep.notifier.channel.http.AddressRange;
import io.sitrep.notifier.outside.MovedClock;
import io.sitrep.notifier.outside.Waiting;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetCheckTest {
    private final Vertx vertx = Vertx.vertx();
    private final MovedClock clock = new MovedClock();
    private final Map<String, String> nameServer = new ConcurrentHashMap<>();
    private final NameLookup names = new NameLookup(
            vertx.createSharedWorkerExecutor("names-of-targets", 2),
            vertx.createSharedWorkerExecutor("names-of-strangers-to-targets", 2),
            Duration.ofSeconds(5),
            clock,
            this::resolve);
    private final TargetCheck check = new TargetCheck(names, Set.of(AddressRange.of("10.1.0.0/16")), Set.of(80, 443));

    @AfterEach
    void end() {
        names.close();
        Waiting.on(vertx.close());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/",
                "http://10.0.0.1/",
                "http://169.254.169.254/latest/meta-data",
                "http://[::1]/",
                "http://[::ffff:127.0.0.1]/",
                "http://[::ffff:7f00:1]/",
                "http://[::127.0.0.1]/",
                "http://[64:ff9b::127.0.0.1]/",
                "http://[64:ff9b:1::1]/",
                "http://[2002:7f00:1::]/",
                "http://[2001:0:4136:e378:8000:63bf:3fff:fdd2]/",
                "http://[2a00:1450:4001::5efe:7f00:1]/",
                "http://１２７.0.0.1/",
                "http://inside.example/",
                "http://inside.example./"
            })
    void leadsInsideAndIsRefused(String address) {
        nameServer.put("inside.example", "192.168.0.7");

        assertThatThrownBy(() -> pinned(address)).hasStackTraceContaining("must lead to a public address");
    }

    @ParameterizedTest
    @CsvSource({
        "HTTPS://Hooks.Example.COM./a, https://hooks.example.com/a",
        "https://hooks.example.com:443/a?B=c, https://hooks.example.com/a?B=c",
        "http://hooks.example.com:80, http://hooks.example.com/",
        "http://hooks.example.com:443/A, http://hooks.example.com:443/A",
        "https://b\u00fccher.example/%7Ea, https://xn--bcher-kva.example/%7Ea",
    })
    void whatLeadsToTheSamePlaceIsSpelledAlike(String given, String kept) {
        assertThat(check.spelled(given)).isEqualTo(kept);
        assertThat(check.spelled(kept)).isEqualTo(kept);
    }

    @Test
    void onlyAllowedPortsLeadOutside() {
        assertThat(pinned("https://1.1.1.1/").request().getPort()).isEqualTo(443);
        assertThat(pinned("http://1.1.1.1:443/").request().getPort()).isEqualTo(443);
        assertThatThrownBy(() -> pinned("http://1.1.1.1:22/")).hasStackTraceContaining("[80, 443]");
        assertThat(pinned("http://10.1.0.1:9999/").request().getPort()).isEqualTo(9999);
    }

    @Test
    void publicAddressIsTakenFromAMixedAnswer() throws UnknownHostException {
        nameServer.put("mixed.example", "127.0.0.1,1.1.1.1");

        assertThat(pinned("http://mixed.example/").address()).isEqualTo(InetAddress.getByName("1.1.1.1"));
    }

    /** The name server first says what passes the check, and then leads inside. */
    @Test
    void nameThatChangesItsMindLeadsToWhatWasCheckedOrNowhere() {
        nameServer.put("rebinding.example", "1.1.1.1");
        PinnedTarget checked = pinned("https://rebinding.example/");
        nameServer.put("rebinding.example", "127.0.0.1");

        assertThat(checked.request().getServer().host()).isEqualTo("1.1.1.1");
        assertThat(checked.request().getHost()).isEqualTo("rebinding.example");
        assertThat(pinned("https://rebinding.example/").address().getHostAddress())
                .isEqualTo("1.1.1.1");
        clock.move(NameLookup.GOOD_FOR);
        assertThatThrownBy(() -> pinned("https://rebinding.example/"))
                .hasStackTraceContaining("must lead to a public address");
        nameServer.put("rebinding.example", "8.8.8.8");
        clock.move(NameLookup.GOOD_FOR);
        assertThat(pinned("https://rebinding.example/").address().getHostAddress())
                .isEqualTo("8.8.8.8");
    }

    @Test
    void whatIsAnAddressAsksNoNameServer() {
        Future<PinnedTarget> pin = check.pin("http://1.1.1.1/");

        assertThat(pin.succeeded()).isTrue();
        assertThat(check.pin("http://1.1.1.1/").result()).isSameAs(pin.result());
    }

    private PinnedTarget pinned(String address) {
        return Waiting.on(check.pin(address));
    }

    private InetAddress[] resolve(String host) throws UnknownHostException {
        String answer = nameServer.get(host);
        if (answer == null) {
            throw new UnknownHostException(host);
        }
        return Arrays.stream(answer.split(",")).map(TargetCheckTest::address).toArray(InetAddress[]::new);
    }

    private static InetAddress address(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
