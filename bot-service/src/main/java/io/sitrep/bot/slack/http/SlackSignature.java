package io.sitrep.bot.slack.http;

import io.sitrep.bot.signed.SignedTime;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tells Slack's requests from everybody else's, over the raw bytes: what a decoder makes of them differs from machine to
 * machine. Source: https://docs.slack.dev/authentication/verifying-requests-from-slack, read 2026-11-21.
 */
public final class SlackSignature {
    public static final String TIMESTAMP_HEADER = "X-Slack-Request-Timestamp";
    public static final String SIGNATURE_HEADER = "X-Slack-Signature";

    private static final String VERSION = "v0";
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec secret;
    private final Clock clock;

    public SlackSignature(String signingSecret, Clock clock) {
        this.secret = new SecretKeySpec(signingSecret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
        this.clock = clock;
    }

    /** What is wrong with the request's signature, or nothing. Either header may be null. */
    public Optional<String> objection(String timestamp, String signature, byte[] body) {
        if (timestamp == null || signature == null) {
            return Optional.of(
                    "The headers " + TIMESTAMP_HEADER + " and " + SIGNATURE_HEADER + " are wanted, once each");
        }
        Optional<String> time = SignedTime.objection(TIMESTAMP_HEADER, timestamp, clock);
        if (time.isPresent()) {
            return time;
        }
        boolean same = MessageDigest.isEqual(
                sign(timestamp, body).getBytes(StandardCharsets.US_ASCII), signature.getBytes(StandardCharsets.UTF_8));
        return same ? Optional.empty() : Optional.of("The signature is not the one of this body, time and secret");
    }

    /** The value of the signature header for a body sent at that time. */
    public String sign(String timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            mac.update((VERSION + ":" + timestamp + ":").getBytes(StandardCharsets.UTF_8));
            return VERSION + "=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
