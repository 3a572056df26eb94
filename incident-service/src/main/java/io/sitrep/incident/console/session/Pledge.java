package io.sitrep.incident.console.session;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;

/**
 * What a browser keeps in a cookie while it is away at the provider, and by which it is known when it comes back: everything that is
 * to be random follows from one secret, so nothing has to be kept here.
 *
 * @param to where to go on once signed in
 */
record Pledge(SessionSecret secret, String to) {
    static Pledge fresh(String to) {
        return new Pledge(SessionSecret.fresh(), to);
    }

    /** As it stands in the cookie. */
    String cookie() {
        return secret.text() + "." + base64(to.getBytes(StandardCharsets.UTF_8));
    }

    static Optional<Pledge> parse(String cookie) {
        String[] parts = cookie == null ? new String[0] : cookie.split("\\.", 2);
        if (parts.length != 2) {
            return Optional.empty();
        }
        try {
            String to = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
            return SessionSecret.parse(parts[0]).map(secret -> new Pledge(secret, to));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    String state() {
        return secret.derived("state ");
    }

    /** Comes back within the token, so that none that was made for another visit is taken. */
    String nonce() {
        return secret.derived("nonce ");
    }

    /** Whoever has the code and not this has nothing (RFC 7636). */
    String verifier() {
        return secret.derived("verifier ");
    }

    String challenge() {
        return base64(SessionSecret.sha256(verifier()));
    }

    boolean isState(String shown) {
        return shown != null
                && MessageDigest.isEqual(
                        state().getBytes(StandardCharsets.UTF_8), shown.getBytes(StandardCharsets.UTF_8));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
