package io.sitrep.notifier.channel.x;

import io.sitrep.notifier.Settings;
import io.sitrep.notifier.channel.http.Call;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Proves who posts. With the keys of an app and a token with its secret each request is signed (OAuth 1.0a, RFC 5849 with HMAC-SHA1):
 * such a token lasts until it is withdrawn. A token alone is sent as it is (OAuth 2.0): X ends it two hours after it was made
 * (docs.x.com/fundamentals/authentication, 2026-11).
 */
final class Credentials {
    private static final String SIGNED_BY = "HmacSHA1";

    private final Settings.X settings;
    private final Clock clock;

    Credentials(Settings.X settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    Call on(Call call) {
        String token = settings.token().orElseThrow();
        return settings.tokenSecret().isPresent() ? signed(call, token) : call.bearer(token);
    }

    private Call signed(Call call, String token) {
        Map<String, String> proof = new TreeMap<>();
        proof.put("oauth_consumer_key", settings.consumerKey().orElseThrow());
        proof.put("oauth_nonce", UUID.randomUUID().toString().replace("-", ""));
        proof.put("oauth_signature_method", "HMAC-SHA1");
        proof.put("oauth_timestamp", Long.toString(clock.instant().getEpochSecond()));
        proof.put("oauth_token", token);
        proof.put("oauth_version", "1.0");
        proof.put("oauth_signature", signature(call, proof));
        String header = proof.entrySet().stream()
                .map(one -> one.getKey() + "=\"" + encoded(one.getValue()) + "\"")
                .collect(Collectors.joining(", ", "OAuth ", ""));
        return call.with("Authorization", header);
    }

    /** Of the method, the address and all parameters in their order; a body of JSON is none of them. */
    private String signature(Call call, Map<String, String> proof) {
        Map<String, String> all = new TreeMap<>();
        proof.forEach((name, value) -> all.put(encoded(name), encoded(value)));
        all.putAll(query(call.uri()));
        String parameters = all.entrySet().stream()
                .map(one -> one.getKey() + "=" + one.getValue())
                .collect(Collectors.joining("&"));
        String address = call.uri().toString().replaceFirst("\\?.*", "");
        String signed = call.method().name() + "&" + encoded(address) + "&" + encoded(parameters);
        String key = encoded(settings.consumerSecret().orElseThrow()) + "&"
                + encoded(settings.tokenSecret().orElseThrow());
        return hmac(signed, key);
    }

    private static Map<String, String> query(URI uri) {
        Map<String, String> found = new TreeMap<>();
        if (uri.getRawQuery() != null) {
            for (String one : uri.getRawQuery().split("&")) {
                String[] parts = one.split("=", 2);
                found.put(encodedAnew(parts[0]), encodedAnew(parts[1]));
            }
        }
        return found;
    }

    private static String hmac(String text, String key) {
        try {
            Mac mac = Mac.getInstance(SIGNED_BY);
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), SIGNED_BY));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String encodedAnew(String raw) {
        return encoded(URLDecoder.decode(raw, StandardCharsets.UTF_8));
    }

    /** As RFC 3986 has it; a form's way differs in three signs. */
    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }
}
