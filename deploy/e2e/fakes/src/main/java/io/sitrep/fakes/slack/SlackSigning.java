package io.sitrep.fakes.slack;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Slack's request signature, version 0: HMAC-SHA256 over {@code v0:<timestamp>:<raw body>}, in hex after {@code v0=}.
 * Source: docs.slack.dev/authentication/verifying-requests-from-slack, 2026-11.
 */
public final class SlackSigning {
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec secret;

    public SlackSigning(String secret) {
        this.secret = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    public String of(String timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            mac.update(("v0:" + timestamp + ":").getBytes(StandardCharsets.UTF_8));
            return "v0=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
