package io.sitrep.notifier.channel.email.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.sitrep.notifier.channel.Finding;
import io.sitrep.notifier.outside.NameServerStub;
import io.vertx.core.Vertx;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelfCheckTest {
    private static final Vertx VERTX = Vertx.vertx();
    /** An answer comes in time also on a machine that stands still for seconds. */
    private static final Duration TIMEOUT = Duration.ofSeconds(8);

    private static final String KEY = "MIIBIjANBg" + "k".repeat(380);
    private static final Surroundings OURS = new Surroundings(
            "status.example.com",
            "bounces.example.com",
            "mail.example.com",
            Optional.of(new Surroundings.Signature("example.com", "s1", KEY)),
            true,
            false,
            URI.create("https://notify.example.com"));

    private final NameServerStub names = NameServerStub.onAnyPort();

    @AfterEach
    void end() {
        names.close();
    }

    @AfterAll
    static void close() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void whatIsAsItShouldBeNeedsNoFix() {
        asItShouldBe();
        Map<String, Finding> findings = look(OURS);
        assertThat(findings.keySet())
                .containsExactlyInAnyOrder("spf", "dkim", "dmarc", "reverse-dns", "bounces", "one-click");
        assertThat(findings.values()).allSatisfy(finding -> {
            assertThat(finding.ok()).as("%s", finding).isTrue();
            assertThat(finding.fix()).isNull();
        });
        assertThat(findings.get("reverse-dns").found()).isEqualTo("192.0.2.25 is mail.example.com, and back");
    }

    @Test
    void whatIsMissingIsNamedWithTheRecordToPublish() {
        Map<String, Finding> findings = look(OURS);
        assertThat(findings.values())
                .filteredOn(Finding::ok)
                .extracting(Finding::check)
                .containsExactly("one-click");
        assertThat(findings.get("spf").fix()).contains("TXT record for bounces.example.com", "v=spf1");
        assertThat(findings.get("dkim").fix())
                .isEqualTo("Publish a TXT record for s1._domainkey.example.com: v=DKIM1; k=rsa; p=" + KEY);
        assertThat(findings.get("dmarc").fix()).contains("_dmarc.status.example.com", "v=DMARC1; p=quarantine");
        assertThat(findings.get("bounces").fix()).contains("MX record for bounces.example.com");
        assertThat(findings.get("reverse-dns").fix()).contains("QUARKUS_MAILER_HOST");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "v=spf1 ip4:192.0.2.25 -all                | true",
                "v=spf1 include:_spf.example.net ~all      | true",
                "v=spf1 mx +all                            | false",
                "v=spf1 all                                | false",
                "v=spf1 a mx include:a include:b include:c include:d include:e include:f include:g include:h exists:i -all | false",
                "v=spf10 -all                              | false",
            })
    void anSpfRecordIsReadAsReceiversReadIt(String record, boolean ok) {
        names.text("bounces.example.com", "google-site-verification=abc").text("bounces.example.com", record);
        assertThat(look(OURS).get("spf").ok()).isEqualTo(ok);
    }

    @Test
    void twoSpfRecordsAreAnError() {
        names.text("bounces.example.com", "v=spf1 mx -all").text("bounces.example.com", "v=spf1 a -all");
        assertThat(look(OURS).get("spf").fix()).isEqualTo("Make them one");
    }

    @Test
    void anotherKeyOrARevokedOneIsSeen() {
        names.text("s1._domainkey.example.com", "v=DKIM1; k=rsa; p=MIIBother");
        assertThat(look(OURS).get("dkim").found()).contains("another key");
        try (NameServerStub revoked = NameServerStub.onAnyPort()) {
            revoked.text("s1._domainkey.example.com", "v=DKIM1; p=");
            assertThat(look(OURS, revoked).get("dkim").found()).contains("revoked");
        }
    }

    @Test
    void aSignatureOfAnotherDomainDoesNotCount() {
        asItShouldBe();
        Surroundings foreign = new Surroundings(
                "status.example.com",
                "bounces.example.com",
                "mail.example.com",
                Optional.of(new Surroundings.Signature("example.net", "s1", KEY)),
                false,
                true,
                URI.create("http://notify.example.com"));
        Map<String, Finding> findings = look(foreign);
        assertThat(findings.get("dmarc").found()).contains("signed for example.net");
        assertThat(findings.get("one-click").ok()).isFalse();
        assertThat(findings.get("bounces").ok()).isTrue();
    }

    @Test
    void aNameThatLeadsElsewhereIsSeen() {
        names.address("mail.example.com", 192, 0, 2, 25)
                .pointer("25.2.0.192.in-addr.arpa", "dsl-25.example.net")
                .address("dsl-25.example.net", 192, 0, 2, 99);
        assertThat(look(OURS).get("reverse-dns").found())
                .isEqualTo("192.0.2.25 is called dsl-25.example.net, which is not that address");
    }

    @Test
    void aSilentNameServerIsSaidToBeOne() {
        names.fallSilent();
        Map<String, Finding> findings = look(OURS);
        assertThat(findings.get("spf").found()).isEqualTo("no name server answered");
        assertThat(findings.get("dkim").ok()).isFalse();
    }

    private void asItShouldBe() {
        names.text("bounces.example.com", "v=spf1 ip4:192.0.2.25 -all")
                .text("s1._domainkey.example.com", "v=DKIM1; k=rsa; p=" + KEY)
                .text("_dmarc.example.com", "v=DMARC1; p=reject; rua=mailto:d@example.com")
                .exchanger("bounces.example.com", "notify.example.com")
                .address("mail.example.com", 192, 0, 2, 25)
                .pointer("25.2.0.192.in-addr.arpa", "Mail.example.com");
    }

    private Map<String, Finding> look(Surroundings ours) {
        return look(ours, names);
    }

    private static Map<String, Finding> look(Surroundings ours, NameServerStub server) {
        int colon = server.address().indexOf(':');
        InetSocketAddress address = new InetSocketAddress(
                server.address().substring(0, colon),
                Integer.parseInt(server.address().substring(colon + 1)));
        return new SelfCheck(VERTX, Optional.of(address), TIMEOUT)
                .look(ours).await().atMost(Duration.ofSeconds(30)).stream()
                        .collect(Collectors.toMap(Finding::check, Function.identity()));
    }
}
