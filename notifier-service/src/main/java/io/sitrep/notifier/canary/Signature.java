package io.sitrep.notifier.canary;

import jakarta.ws.rs.core.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A webhook's signature as whoever receives one checks it, by the Standard Webhooks specification. Written for the receiving side, from
 * the specification: it finds out what the sending side does wrong.
 */
record Signature(String id, String timestamp, String signature) {
    private static final String HMAC = "HmacSHA256";
    private static final String SECRET = "whsec_";
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    static Signature of(HttpHeaders headers) {
        return new Signature(
                headers.getHeaderString("webhook-id"),
                headers.getHeaderString("webhook-timestamp"),
                headers.getHeaderString("webhook-signature"));
    }

    boolean isOf(String secret, byte[] body, Instant now) {
        if (id == null || timestamp == null || signature == null || !isOfNow(now)) {
            return false;
        }
        byte[] right =
                ("v1," + Base64.getEncoder().encodeToString(sign(secret, body))).getBytes(StandardCharsets.UTF_8);
        boolean found = false;
        for (String each : signature.split(" ")) {
            found |= MessageDigest.isEqual(right, each.getBytes(StandardCharsets.UTF_8));
        }
        return found;
    }

    private boolean isOfNow(Instant now) {
        try {
            Instant sent = Instant.ofEpochSecond(Long.parseLong(timestamp));
            return Duration.between(sent, now).abs().compareTo(TOLERANCE) <= 0;
        } catch (NumberFormatException none) {
            return false;
        }
    }

    private byte[] sign(String secret, byte[] body) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring(SECRET.length())), HMAC));
            mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
