package io.sitrep.notifier.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import io.sitrep.kit.secret.SecretBox;
import io.sitrep.notifier.Settings;
import io.sitrep.notifier.outside.Notifier;
import io.sitrep.notifier.outside.RealService;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@RealService
class FingerprintsTest {
    private static final String NEW_KEY =
            Base64.getEncoder().encodeToString("another key of exactly 32 bytes!".getBytes(StandardCharsets.US_ASCII));

    @Inject
    Notifier notifier;

    @Inject
    Settings settings;

    @Inject
    Pool pool;

    @AfterEach
    void asItWas() {
        String derived = Base64.getEncoder()
                .encodeToString(
                        SecretBox.of(settings.secretKey(), List.of()).derive("sitrep fingerprints of addresses"));
        notifier.sql(
                "UPDATE fingerprint_key SET sealed = $1",
                SecretBox.of(settings.secretKey(), List.of()).seal(derived));
    }

    @Test
    void fingerprintsOutliveAChangeOfTheSecretKeyAlsoWhenTheOldOneIsDropped() {
        String before = print(SecretBox.of(settings.secretKey(), List.of()));

        assertThat(print(SecretBox.of(NEW_KEY, List.of(settings.secretKey())))).isEqualTo(before);
        assertThat(print(SecretBox.of(NEW_KEY, List.of()))).isEqualTo(before);
    }

    @Test
    void sameAddressInOtherLettersIsTheSameAndOnAnotherChannelIsNot() {
        Fingerprint fingerprint = fingerprint(SecretBox.of(settings.secretKey(), List.of()));

        assertThat(fingerprint.of("email", "Ada@Example.org")).isEqualTo(fingerprint.of("email", "ada@example.org"));
        assertThat(fingerprint.of("webhook", "ada@example.org"))
                .isNotEqualTo(fingerprint.of("email", "ada@example.org"));
    }

    private String print(SecretBox box) {
        return fingerprint(box).of("email", "ada@example.org");
    }

    /** As a start makes it. */
    private Fingerprint fingerprint(SecretBox box) {
        return new Fingerprints(pool, box).get().await().atMost(Duration.ofSeconds(30));
    }
}
