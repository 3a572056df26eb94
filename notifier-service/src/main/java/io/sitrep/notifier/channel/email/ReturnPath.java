package io.sitrep.notifier.channel.email;

import io.sitrep.notifier.Settings;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Where a mail comes back to when it can't be delivered: {@code bounce+ID.MAC@DOMAIN}, an address of its own for each
 * delivery (VERP), which nobody makes who does not know {@code SITREP_SECRET_KEY}. Old keys are still known, so that mail sent
 * before a rotation comes home. Lower case alone, as servers change it.
 */
@Singleton
public class ReturnPath {
    private static final String ALGORITHM = "HmacSHA256";
    private static final String PURPOSE = "sitrep return path 1";
    private static final int MAC_BYTES = 8;
    private static final int ID_BYTES = 16;
    private static final Pattern LOCAL = Pattern.compile("bounce\\+([0-9a-f]{32})\\.([0-9a-f]{16})");

    private final List<SecretKeySpec> keys = new ArrayList<>();
    private final String domain;

    ReturnPath(Settings settings) {
        keys.add(key(settings.secretKey()));
        settings.secretKeysOld().orElse(List.of()).forEach(old -> keys.add(key(old)));
        this.domain = settings.mail()
                .bounceDomain()
                .orElse(Sender.of(settings.mail().from()).domain())
                .toLowerCase(Locale.ROOT);
    }

    public String domain() {
        return domain;
    }

    public String of(UUID delivery) {
        byte[] id = bytes(delivery);
        return "bounce+" + HexFormat.of().formatHex(id) + "." + HexFormat.of().formatHex(mac(keys.get(0), id)) + "@"
                + domain;
    }

    /** @return the delivery whose mail comes back; empty when the address is not one that was made here */
    public Optional<UUID> delivery(String address) {
        String lower = address.toLowerCase(Locale.ROOT);
        int at = lower.lastIndexOf('@');
        Matcher local = LOCAL.matcher(at < 0 ? "" : lower.substring(0, at));
        if (!local.matches() || !lower.substring(at + 1).equals(domain)) {
            return Optional.empty();
        }
        byte[] id = HexFormat.of().parseHex(local.group(1));
        byte[] mac = HexFormat.of().parseHex(local.group(2));
        boolean ours = keys.stream().anyMatch(key -> MessageDigest.isEqual(mac(key, id), mac));
        return ours ? Optional.of(uuid(id)) : Optional.empty();
    }

    /** Not the key itself: that one seals secrets. */
    private static SecretKeySpec key(String base64) {
        SecretKeySpec secret = new SecretKeySpec(Base64.getDecoder().decode(base64.trim()), ALGORITHM);
        return new SecretKeySpec(hmac(secret, PURPOSE.getBytes(StandardCharsets.UTF_8)), ALGORITHM);
    }

    private static byte[] mac(SecretKeySpec key, byte[] id) {
        return Arrays.copyOf(hmac(key, id), MAC_BYTES);
    }

    private static byte[] hmac(SecretKeySpec key, byte[] input) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(input);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(ID_BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    private static UUID uuid(byte[] id) {
        ByteBuffer bytes = ByteBuffer.wrap(id);
        return new UUID(bytes.getLong(), bytes.getLong());
    }
}
