package io.sitrep.local.slack;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Strings that nobody guesses. */
final class Tokens {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Tokens() {}

    /** So many random bytes, in hex. */
    static String random(int bytes) {
        byte[] value = new byte[bytes];
        RANDOM.nextBytes(value);
        return HexFormat.of().formatHex(value);
    }
}
