package io.sitrep.local.slack;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Slack's request signature, version 0 (docs.slack.dev/authentication/verifying-requests-from-slack, read 2026-11-21):
 * HMAC-SHA256 over {@code v0:<timestamp>:<raw body>}, in hex after {@code v0=}.
 */
public record Signature(String secret) {
    public String of(String timestamp, String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            byte[] signed = mac.doFinal(("v0:" + timestamp + ":" + body).getBytes(StandardCharsets.UTF_8));
            return "v0=" + HexFormat.of().formatHex(signed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", e);
        }
    }

    /** A record's own text would show the secret. */
    @Override
    public String toString() {
        return "Signature[hidden]";
    }
}
