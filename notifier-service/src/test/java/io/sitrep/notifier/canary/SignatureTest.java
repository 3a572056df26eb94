package io.sitrep.notifier.canary;

import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The specification's own library signs, we check. */
class SignatureTest {
    private static final String SECRET = "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
    private static final String OTHER = "whsec_MTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTI=";
    private static final String BODY = "{\"sitrep\":{}}";

    private final Instant now = Instant.parse("2026-03-04T10:00:00Z");
    private final String timestamp = Long.toString(now.getEpochSecond());

    @Test
    void whatTheSecretSignedIsTaken() throws Exception {
        assertThat(isTaken(new Signature("msg_1", timestamp, signed(SECRET)))).isTrue();
        assertThat(isTaken(new Signature("msg_1", timestamp, signed(OTHER) + " " + signed(SECRET))))
                .isTrue();
    }

    @Test
    void whatIsAnothersOrOldOrNothingIsNot() throws Exception {
        assertThat(isTaken(new Signature("msg_1", timestamp, signed(OTHER)))).isFalse();
        assertThat(isTaken(new Signature("msg_2", timestamp, signed(SECRET)))).isFalse();
        assertThat(isTaken(new Signature("msg_1", timestamp, null))).isFalse();
        assertThat(isTaken(new Signature("msg_1", "soon", signed(SECRET)))).isFalse();
        Signature right = new Signature("msg_1", timestamp, signed(SECRET));
        assertThat(right.isOf(SECRET, "{}".getBytes(StandardCharsets.UTF_8), now))
                .isFalse();
        assertThat(right.isOf(SECRET, bytes(), now.plus(Duration.ofMinutes(6)))).isFalse();
    }

    private boolean isTaken(Signature signature) {
        return signature.isOf(SECRET, bytes(), now);
    }

    private static byte[] bytes() {
        return BODY.getBytes(StandardCharsets.UTF_8);
    }

    private String signed(String secret) throws Exception {
        return new Webhook(secret).sign("msg_1", now.getEpochSecond(), BODY);
    }
}
