package io.sitrep.fakes.discord;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Ed25519 over the timestamp and the raw body. Source: docs.discord.com/developers/interactions/overview, 2026-11. The key is
 * another one for each fake.
 */
public final class DiscordSigning {
    private static final String ALGORITHM = "Ed25519";
    private static final int KEY = 32;

    private final KeyPair keys;

    public DiscordSigning() {
        try {
            keys = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** In hex, as Discord's portal shows it. */
    public String publicKey() {
        byte[] encoded = keys.getPublic().getEncoded();
        return HexFormat.of().formatHex(Arrays.copyOfRange(encoded, encoded.length - KEY, encoded.length));
    }

    /** In hex. */
    public String of(String timestamp, byte[] body) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(keys.getPrivate());
            signature.update(timestamp.getBytes(StandardCharsets.UTF_8));
            signature.update(body);
            return HexFormat.of().formatHex(signature.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
