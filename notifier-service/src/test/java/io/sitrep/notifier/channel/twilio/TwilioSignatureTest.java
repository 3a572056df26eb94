package io.sitrep.notifier.channel.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Held against the example of twilio.com/docs/usage/security, 2026-11. */
class TwilioSignatureTest {
    private static final String EXAMPLE = "0/KCTR6DLpKmkAf8muzZqo1nDgQ=";

    private final TwilioSignature signature = new TwilioSignature("12345");
    private final URI called = URI.create("https://mycompany.com/myapp.php?foo=1&bar=2");
    private final Map<String, List<String>> form = Map.of(
            "CallSid", List.of("CA1234567890ABCDE"),
            "From", List.of("+12349013030"),
            "To", List.of("+18005551212"),
            "Caller", List.of("+12349013030"),
            "Digits", List.of("1234"));

    @Test
    void theExampleIsBelieved() {
        assertThat(signature.of(called.toString(), form)).isEqualTo(EXAMPLE);
        assertThat(signature.isOf(called, form, EXAMPLE)).isTrue();
    }

    @Test
    void anAddressMayHaveBeenSignedWithItsPortOrWithout() {
        URI withPort = URI.create("https://mycompany.com:443/myapp.php?foo=1&bar=2");
        assertThat(signature.isOf(withPort, form, EXAMPLE)).isTrue();
        assertThat(signature.isOf(called, form, signature.of(withPort.toString(), form)))
                .isTrue();
    }

    @Test
    void whateverIsChangedIsNotBelieved() {
        assertThat(signature.isOf(URI.create("https://mycompany.com/myapp.php?foo=1"), form, EXAMPLE))
                .isFalse();
        assertThat(signature.isOf(called, Map.of("From", List.of("+12349013030")), EXAMPLE))
                .isFalse();
        assertThat(new TwilioSignature("12346").isOf(called, form, EXAMPLE)).isFalse();
        assertThat(signature.isOf(called, form, EXAMPLE.toLowerCase(java.util.Locale.ROOT)))
                .isFalse();
        assertThat(signature.isOf(called, form, null)).isFalse();
        assertThat(signature.isOf(called, form, "")).isFalse();
    }
}
