package io.sitrep.bot.discord.http;

import io.sitrep.bot.signed.SignedTime;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Tells Discord's requests from everybody else's, over the raw bytes. Source:
 * https://discord.com/developers/docs/interactions/overview#setting-up-an-endpoint-validating-security-request-headers, read
 * 2026-11-23.
 */
public final class DiscordSignature {
    public static final String TIMESTAMP_HEADER = "X-Signature-Timestamp";
    public static final String SIGNATURE_HEADER = "X-Signature-Ed25519";

    private static final String ALGORITHM = "Ed25519";

    /** What stands before the 32 bytes of such a key in its standard form. Source: RFC 8410. */
    private static final String BEFORE_THE_KEY = "302a300506032b6570032100";

    private static final Pattern SIGNATURE = Pattern.compile("[0-9a-fA-F]{128}");

    private final PublicKey key;
    private final Clock clock;

    /**
     * Of an application.
     *
     * @param publicKey 64 hex digits
     * @throws IllegalArgumentException when it is no such key
     */
    public DiscordSignature(String publicKey, Clock clock) {
        this.clock = clock;
        try {
            byte[] encoded = HexFormat.of().parseHex(BEFORE_THE_KEY + publicKey);
            this.key = KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException none) {
            throw new IllegalArgumentException("it is no Ed25519 key", none);
        }
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
        return SIGNATURE.matcher(signature).matches() && isSigned(timestamp, signature, body)
                ? Optional.empty()
                : Optional.of("The signature is not the one of this body, time and application");
    }

    private boolean isSigned(String timestamp, String signature, byte[] body) {
        try {
            Signature verified = Signature.getInstance(ALGORITHM);
            verified.initVerify(key);
            verified.update(timestamp.getBytes(StandardCharsets.US_ASCII));
            verified.update(body);
            return verified.verify(HexFormat.of().parseHex(signature));
        } catch (GeneralSecurityException malformed) {
            return false;
        }
    }
}
