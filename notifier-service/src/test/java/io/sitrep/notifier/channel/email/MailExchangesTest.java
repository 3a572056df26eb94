package io.sitrep.notifier.channel.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sitrep.notifier.outside.MovedClock;
import io.sitrep.notifier.outside.NameServerStub;
import io.vertx.core.Vertx;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailExchangesTest {
    private static final Vertx VERTX = Vertx.vertx();

    private final MovedClock clock = new MovedClock();
    private final NameServerStub names = NameServerStub.onAnyPort();
    private final MailExchanges exchanges = new MailExchanges(
            VERTX,
            MailSettings.usual()
                    .with("sitrep.mail.name-server", names.address())
                    .settings(),
            clock,
            // An answer comes in time also on a machine that stands still for seconds.
            Duration.ofSeconds(10));

    @AfterEach
    void end() {
        names.close();
    }

    @AfterAll
    static void close() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    @ParameterizedTest
    @CsvSource({
        "contoso-com.mail.protection.outlook.com, outlook.com",
        "hotmail-com.olc.protection.outlook.com., outlook.com",
        "ASPMX.L.GOOGLE.COM, google.com",
        "mx1.mail.example.co.uk, example.co.uk",
        "mx.example.de, example.de",
        "example.com, example.com"
    })
    void serverIsOfWhomItsDomainIs(String host, String owner) {
        assertThat(MailExchanges.owner(host)).isEqualTo(owner);
    }

    @Test
    void domainStandsForItselfUntilItsServersAreKnown() {
        names.exchanger("contoso.com", "contoso-com.mail.protection.outlook.com");

        assertThat(exchanges.of("contoso.com")).isEqualTo("contoso.com");

        await().atMost(Duration.ofSeconds(30))
                .until(() -> exchanges.of("contoso.com").equals("outlook.com"));
    }

    @Test
    void domainWithoutServersOfItsOwnIsInNoGroup() {
        names.text("nomail.example", "v=spf1 -all");
        assertThat(exchanges.lookUp("nomail.example").await().atMost(Duration.ofSeconds(30)))
                .isEmpty();
        assertThat(exchanges.of("nomail.example")).isEqualTo("nomail.example");
    }

    @Test
    void whoWasKnownIsKeptWhileNoNameServerAnswers() {
        names.exchanger("contoso.com", "contoso-com.mail.protection.outlook.com");
        exchanges.lookUp("contoso.com").await().atMost(Duration.ofSeconds(30));
        names.fallSilent();
        clock.move(Duration.ofHours(2));

        assertThat(exchanges.lookUp("contoso.com").await().atMost(Duration.ofSeconds(30)))
                .contains("outlook.com");
        assertThat(exchanges.of("contoso.com")).isEqualTo("outlook.com");
    }
}
