package io.sitrep.kit.secret;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keeps secrets unreadable at rest: AES-256-GCM with a fresh nonce each time. A sealed text names its key, so that old
 * keys can still be read while new texts take the current one. A text that was altered, or sealed with a key that is
 * not here, does not open.
 */
public final class SecretBox {
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int KEY_BYTES = 32;
    private static final int KEY_ID_BYTES = 4;

    /** Finding one costs more than using it. */
    private static final ThreadLocal<Cipher> CIPHERS = ThreadLocal.withInitial(SecretBox::cipher);

    private final List<Key> keys;
    private final SecureRandom random = new SecureRandom();

    private SecretBox(List<Key> keys) {
        this.keys = keys;
    }

    /**
     * @param current base64 of 32 bytes; seals and opens
     * @param old earlier keys, which only open
     * @throws IllegalArgumentException when a key is not base64 of 32 bytes; the message does not repeat it
     */
    public static SecretBox of(String current, List<String> old) {
        List<Key> keys = new ArrayList<>();
        keys.add(Key.of(current));
        old.forEach(key -> keys.add(Key.of(key)));
        return new SecretBox(List.copyOf(keys));
    }

    /** What every text begins with that the current key sealed: so that those of other keys can be found. */
    public String mark() {
        return keys.get(0).mark();
    }

    /** What every text begins with that one of the keys here sealed: what begins otherwise does not open. */
    public List<String> marks() {
        return keys.stream().map(Key::mark).toList();
    }

    public String seal(String plain) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        Key key = keys.get(0);
        byte[] sealed = run(Cipher.ENCRYPT_MODE, key, nonce, plain.getBytes(StandardCharsets.UTF_8));
        byte[] whole = ByteBuffer.allocate(KEY_ID_BYTES + NONCE_BYTES + sealed.length)
                .put(key.id)
                .put(nonce)
                .put(sealed)
                .array();
        return Base64.getEncoder().encodeToString(whole);
    }

    /** @throws IllegalStateException when no key here opens it */
    public String open(String sealed) {
        byte[] whole = Base64.getDecoder().decode(sealed);
        byte[] id = Arrays.copyOf(whole, KEY_ID_BYTES);
        byte[] nonce = Arrays.copyOfRange(whole, KEY_ID_BYTES, KEY_ID_BYTES + NONCE_BYTES);
        byte[] body = Arrays.copyOfRange(whole, KEY_ID_BYTES + NONCE_BYTES, whole.length);
        Key key = keys.stream()
                .filter(candidate -> Arrays.equals(candidate.id, id))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Sealed with a key that is not configured here"));
        return new String(run(Cipher.DECRYPT_MODE, key, nonce, body), StandardCharsets.UTF_8);
    }

    /** Whether the current key sealed it: else it would be lost with the old one. */
    public boolean isCurrent(String sealed) {
        byte[] id = Arrays.copyOf(Base64.getDecoder().decode(sealed), KEY_ID_BYTES);
        return Arrays.equals(keys.get(0).id, id);
    }

    /**
     * 32 bytes for one purpose, always the same for the same key: of the oldest that is here, which is the one that was there
     * first. Keep them sealed if they are to outlive it.
     */
    public byte[] derive(String purpose) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(keys.get(keys.size() - 1).secret.getEncoded(), "HmacSHA256"));
            return mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] run(int mode, Key key, byte[] nonce, byte[] input) {
        try {
            Cipher cipher = CIPHERS.get();
            cipher.init(mode, key.secret, new GCMParameterSpec(TAG_BITS, nonce));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("A sealed secret does not open: altered, or sealed elsewhere", failure);
        }
    }

    private static Cipher cipher() {
        try {
            return Cipher.getInstance(CIPHER);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private record Key(byte[] id, SecretKeySpec secret) {
        /** 30 of the 32 bits that name it: what base64 writes of them before the nonce has a share in it. */
        String mark() {
            return Base64.getEncoder().encodeToString(id).substring(0, 5);
        }

        static Key of(String base64) {
            byte[] bytes = decode(base64);
            if (bytes.length != KEY_BYTES) {
                throw new IllegalArgumentException("must be base64 of 32 bytes");
            }
            return new Key(Arrays.copyOf(digest(bytes), KEY_ID_BYTES), new SecretKeySpec(bytes, "AES"));
        }

        private static byte[] decode(String base64) {
            try {
                return Base64.getDecoder().decode(base64.trim());
            } catch (IllegalArgumentException notBase64) {
                throw new IllegalArgumentException("must be base64 of 32 bytes", notBase64);
            }
        }

        private static byte[] digest(byte[] bytes) {
            try {
                return MessageDigest.getInstance("SHA-256").digest(bytes);
            } catch (GeneralSecurityException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }
}
