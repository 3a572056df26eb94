package io.sitrep.fakes.social;

import io.sitrep.fakes.Asked;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Checks signatures of OAuth 1.0a (RFC 5849, 3.2 and 3.4): the right keys, a time within five minutes, a nonce that was not seen before,
 * and the HMAC-SHA1 over all of it. Not safe for several threads.
 */
final class SignedRequests {
    private static final Pattern FIELD = Pattern.compile("(oauth_[a-z_]+)=\"([^\"]*)\"");
    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    private static final int CLOCKS_DIFFER = 300;

    /** What the app and its user have been given. */
    record Keys(String consumer, String consumerSecret, String token, String tokenSecret) {}

    private final Keys keys;
    private final Clock clock;
    private final Set<String> nonces = new HashSet<>();

    SignedRequests(Keys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** @param at where the request was sent to, without its path */
    boolean isSigned(Asked request, URI at) {
        String header = String.valueOf(request.headers().get("Authorization"));
        Map<String, String> said = new HashMap<>();
        for (Matcher field = FIELD.matcher(header); field.find(); ) {
            said.put(field.group(1), URLDecoder.decode(field.group(2), StandardCharsets.UTF_8));
        }
        String signature = said.remove("oauth_signature");
        return header.startsWith("OAuth ")
                && keys.consumer().equals(said.get("oauth_consumer_key"))
                && keys.token().equals(said.get("oauth_token"))
                && "HMAC-SHA1".equals(said.get("oauth_signature_method"))
                && isNow(said.get("oauth_timestamp"))
                && nonces.add(String.valueOf(said.get("oauth_nonce")))
                && hmac(base(request, at, said)).equals(signature);
    }

    private boolean isNow(String timestamp) {
        return timestamp != null
                && timestamp.matches("\\d{1,12}")
                && Math.abs(Long.parseLong(timestamp) - clock.instant().getEpochSecond()) <= CLOCKS_DIFFER;
    }

    private static String base(Asked request, URI at, Map<String, String> said) {
        List<String> pairs = new ArrayList<>();
        said.forEach((name, value) -> pairs.add(percent(name) + "=" + percent(value)));
        request.query().forEach(one -> pairs.add(percent(one.getKey()) + "=" + percent(one.getValue())));
        Collections.sort(pairs);
        return String.join("&", request.method(), percent(at + request.path()), percent(String.join("&", pairs)));
    }

    private String hmac(String text) {
        byte[] secret =
                (percent(keys.consumerSecret()) + "&" + percent(keys.tokenSecret())).getBytes(StandardCharsets.UTF_8);
        try {
            Mac sha1 = Mac.getInstance("HmacSHA1");
            sha1.init(new SecretKeySpec(secret, "HmacSHA1"));
            return Base64.getEncoder().encodeToString(sha1.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String percent(String text) {
        StringBuilder all = new StringBuilder();
        for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
            char sign = (char) (one & 0xFF);
            all.append(UNRESERVED.indexOf(sign) >= 0 ? String.valueOf(sign) : String.format("%%%02X", (int) sign));
        }
        return all.toString();
    }
}
