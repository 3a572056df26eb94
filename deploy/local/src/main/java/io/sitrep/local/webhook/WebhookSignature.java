package io.sitrep.local.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Checks a delivery as the Standard Webhooks specification says: HMAC-SHA256 over {@code id.timestamp.body}, in base64
 * after {@code v1,}; while a secret rotates there are two, with a space between.
 */
final class WebhookSignature {
    private final byte[] key;

    WebhookSignature(String secret) {
        this.key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
    }

    boolean isValid(String id, String timestamp, String body, String signatures) {
        byte[] expected = ("v1," + Base64.getEncoder().encodeToString(sign(id + "." + timestamp + "." + body)))
                .getBytes(StandardCharsets.UTF_8);
        return Arrays.stream(signatures.split(" ", -1))
                .anyMatch(each -> MessageDigest.isEqual(expected, each.getBytes(StandardCharsets.UTF_8)));
    }

    private byte[] sign(String content) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(content.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
