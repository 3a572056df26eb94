package io.sitrep.notifier.channel.email;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailExchangesTest {
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
}
