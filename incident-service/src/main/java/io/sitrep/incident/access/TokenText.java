package io.sitrep.incident.access;

import io.sitrep.incident.domain.PublicIds;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The text of a token: {@code sitrep_<id>_<secret>}. The id finds its row; the secret, 256 random bits, is only ever
 * compared by its SHA-256, in constant time. No salt and no slow hash are needed for a secret nobody can guess.
 */
public record TokenText(String id, String secret) {
    private static final Pattern ID = Pattern.compile("[a-z0-9]{12}");
    private static final Pattern FORM = Pattern.compile("sitrep_(" + ID + ")_([A-Za-z0-9_-]{43})");
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SECRET_BYTES = 32;

    public static TokenText fresh() {
        byte[] secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        return new TokenText(
                PublicIds.fresh(), Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
    }

    public static Optional<TokenText> parse(String text) {
        var form = FORM.matcher(text);
        return form.matches() ? Optional.of(new TokenText(form.group(1), form.group(2))) : Optional.empty();
    }

    public static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    public String text() {
        return "sitrep_" + id + "_" + secret;
    }

    public byte[] secretHash() {
        return sha256(secret);
    }

    /** Never prints the secret, also when a record is logged by accident. */
    @Override
    public String toString() {
        return "sitrep_" + id + "_***";
    }

    static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
