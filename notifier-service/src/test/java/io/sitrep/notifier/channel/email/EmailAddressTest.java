package io.sitrep.notifier.channel.email;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {
    @Test
    void domainIsBroughtIntoNormalForm() {
        assertThat(EmailAddress.read("Ada.Lovelace+status@Example.ORG")).contains("Ada.Lovelace+status@example.org");
        assertThat(EmailAddress.read("ada@bücher.example")).contains("ada@xn--bcher-kva.example");
        assertThat(EmailAddress.read("ada@localhost")).contains("ada@localhost");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ada",
                "@example.org",
                "ada@",
                "ada@example..org",
                "ada@-example.org",
                "a b@example.org",
                ".a@example.org",
                "ada@example.org\r\nRCPT TO:<eve@example.org>",
                "Ada <ada@example.org>",
                "\"a\"@example.org",
                "ada@example.org,eve@example.org",
                "ada@[127.0.0.1]",
                "ada@example.org>",
                "ädä@example.org"
            })
    void anythingElseIsRefused(String text) {
        assertThat(EmailAddress.read(text)).isEmpty();
    }
}
