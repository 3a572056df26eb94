package io.sitrep.notifier.erasure;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What an address is known again by when it is not kept: HMAC-SHA-256 with a key of this installation, in hexadecimal digits.
 * Without the key nobody can try addresses out against it. Upper and lower case are the same.
 */
public final class Fingerprint {
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    Fingerprint(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    public String of(String channel, String address) {
        return ofText(channel, address.toLowerCase(Locale.ROOT));
    }

    /** Of something else, in which upper and lower case differ. */
    public String ofText(String kind, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            String whole = kind + "\n" + text;
            return HexFormat.of().formatHex(mac.doFinal(whole.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
