package io.sitrep.notifier.channel.twilio;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * How Twilio signs what it sends: HMAC-SHA1, by the account's token, of the address it calls with each field's name and value behind
 * it, sorted by name. Source: twilio.com/docs/usage/security, 2026-11. The address may be signed with its port or without.
 */
final class TwilioSignature {
    private static final String ALGORITHM = "HmacSHA1";
    private static final int HTTPS = 443;
    private static final int HTTP = 80;

    private final SecretKeySpec key;

    TwilioSignature(String token) {
        this.key = new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    /** Takes as long whatever is wrong with it. */
    boolean isOf(URI called, Map<String, List<String>> form, String signature) {
        if (signature == null) {
            return false;
        }
        byte[] given = signature.getBytes(StandardCharsets.UTF_8);
        boolean asCalled = MessageDigest.isEqual(given, bytes(called.toString(), form));
        boolean otherwise = MessageDigest.isEqual(given, bytes(withOrWithoutPort(called), form));
        return asCalled | otherwise;
    }

    private byte[] bytes(String called, Map<String, List<String>> form) {
        return of(called, form).getBytes(StandardCharsets.UTF_8);
    }

    String of(String called, Map<String, List<String>> form) {
        StringBuilder signed = new StringBuilder(called);
        new TreeMap<>(form)
                .forEach((name, values) -> values.stream()
                        .sorted()
                        .distinct()
                        .forEach(value -> signed.append(name).append(value)));
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return Base64.getEncoder()
                    .encodeToString(mac.doFinal(signed.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String withOrWithoutPort(URI called) {
        int usual = "http".equals(called.getScheme()) ? HTTP : HTTPS;
        String authority = called.getRawAuthority();
        String other =
                called.getPort() == -1 ? authority + ":" + usual : authority.substring(0, authority.lastIndexOf(':'));
        return called.toString().replaceFirst(Pattern.quote(authority), other);
    }
}
