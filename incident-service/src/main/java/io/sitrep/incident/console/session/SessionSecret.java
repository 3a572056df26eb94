package io.sitrep.incident.console.session;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a browser shows with each request: 256 random bits. What is kept of it and what forms hold are hashes of it, different
 * ones, so that neither helps to the other.
 */
public record SessionSecret(String text) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    static SessionSecret fresh() {
        byte[] secret = new byte[BYTES];
        RANDOM.nextBytes(secret);
        return new SessionSecret(base64(secret));
    }

    static Optional<SessionSecret> parse(String text) {
        return text != null && FORM.matcher(text).matches() ? Optional.of(new SessionSecret(text)) : Optional.empty();
    }

    /** By which the database finds it. */
    String key() {
        return base64(hash("session "));
    }

    /** What a form of ours proves by that it was we who wrote it. */
    String formToken() {
        return base64(hash("form "));
    }

    /** Another hash, for another purpose. */
    String derived(String purpose) {
        return base64(hash(purpose));
    }

    boolean isFormToken(String shown) {
        return shown != null
                && MessageDigest.isEqual(
                        formToken().getBytes(StandardCharsets.UTF_8), shown.getBytes(StandardCharsets.UTF_8));
    }

    /** Never prints it, also when a record is logged by accident. */
    @Override
    public String toString() {
        return "***";
    }

    private byte[] hash(String purpose) {
        return sha256(purpose + text);
    }

    static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
