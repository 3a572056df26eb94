package io.sitrep.notifier.channel.email;

import io.sitrep.kit.settings.SettingException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The key that mail is signed with: RSA in PEM, as {@code openssl genrsa} writes it in old (PKCS#1) and new (PKCS#8) versions.
 * Messages of failures repeat nothing of the file.
 */
final class DkimKey {
    private static final String VARIABLE = "SITREP_DKIM_PRIVATE_KEY_FILE";
    private static final Pattern PEM =
            Pattern.compile("-----BEGIN (RSA )?PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END (?:RSA )?PRIVATE KEY-----");

    /** RFC 8301, 3.2: shorter ones are not to be trusted by anybody. */
    private static final int SHORTEST_BITS = 1024;

    /** Version 0, then the algorithm rsaEncryption without parameters (RFC 5208, 5; RFC 8017, A.1). */
    private static final byte[] PKCS8_HEAD = HexFormat.of().parseHex("020100300d06092a864886f70d0101010500");

    private final RSAPrivateCrtKey key;

    private DkimKey(RSAPrivateCrtKey key) {
        this.key = key;
    }

    /** @throws SettingException when it can't be read or is no such key */
    static DkimKey read(Path file) {
        try {
            return parse(Files.readString(file, StandardCharsets.US_ASCII));
        } catch (IOException unreadable) {
            throw new SettingException(VARIABLE, "names a file that can't be read");
        }
    }

    private static DkimKey parse(String text) {
        Matcher pem = PEM.matcher(text);
        if (!pem.find()) {
            throw new SettingException(VARIABLE, "wants a file with an RSA private key in PEM, without a passphrase");
        }
        try {
            byte[] der = Base64.getMimeDecoder().decode(pem.group(2));
            byte[] pkcs8 = pem.group(1) == null ? der : wrapped(der);
            var key = (RSAPrivateCrtKey) KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
            return new DkimKey(checked(key));
        } catch (GeneralSecurityException | IllegalArgumentException | ClassCastException other) {
            throw new SettingException(VARIABLE, "wants an RSA private key; what is in the file is not one");
        }
    }

    private static RSAPrivateCrtKey checked(RSAPrivateCrtKey key) {
        if (key.getModulus().bitLength() < SHORTEST_BITS) {
            throw new SettingException(VARIABLE, "wants a key of at least " + SHORTEST_BITS + " bits");
        }
        return key;
    }

    /** As the mail library wants it. */
    String pkcs8() {
        return Base64.getEncoder().encodeToString(key.getEncoded());
    }

    /** What {@code p=} says in the DNS record that belongs to this key. */
    String publicKey() {
        try {
            RSAPublicKeySpec half = new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent());
            return Base64.getEncoder()
                    .encodeToString(
                            KeyFactory.getInstance("RSA").generatePublic(half).getEncoded());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] wrapped(byte[] pkcs1) {
        ByteArrayOutputStream inner = new ByteArrayOutputStream();
        inner.writeBytes(PKCS8_HEAD);
        inner.writeBytes(tagged(0x04, pkcs1));
        return tagged(0x30, inner.toByteArray());
    }

    private static byte[] tagged(int tag, byte[] content) {
        byte[] length = BigInteger.valueOf(content.length).toByteArray();
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.write(tag);
        if (content.length < 0x80) {
            whole.write(content.length);
        } else {
            whole.write(0x80 | length.length);
            whole.writeBytes(length);
        }
        whole.writeBytes(content);
        return whole.toByteArray();
    }
}
