package io.sitrep.incident.access;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jose4j.jwk.RsaJsonWebKey;

/**
 * The doors of the {@link LocalIssuer} for browsers, as strict as RFC 6749, 7636 and OpenID Connect have them: whoever comes is signed in
 * at once as the person in {@code login_hint}, which a test adds. The same says what is wrong with the token.
 */
public final class Browsers {
    static final String CLIENT = "sitrep-of-the-tests";
    static final String SECRET = "secret/of+the tests";

    private static final List<String> NEEDED = List.of(
            "response_type",
            "client_id",
            "redirect_uri",
            "scope",
            "state",
            "nonce",
            "code_challenge",
            "code_challenge_method");

    /** Made before anybody waits for an answer: that takes its time. */
    private final RsaJsonWebKey keyOfAnother = JwtMaker.freshKey();

    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();

    void authorize(HttpExchange request) throws IOException {
        try (request) {
            Map<String, String> asked = form(request.getRequestURI().getRawQuery());
            boolean right = asked.keySet().containsAll(NEEDED)
                    && asked.get("response_type").equals("code")
                    && asked.get("client_id").equals(CLIENT)
                    && asked.get("redirect_uri").endsWith("/console/sign-in/callback")
                    && List.of(asked.get("scope").split(" ")).contains("openid")
                    && asked.get("code_challenge_method").equals("S256");
            if (!right) {
                request.sendResponseHeaders(400, -1);
                return;
            }
            String code = UUID.randomUUID().toString();
            codes.put(code, asked);
            String back = asked.get("redirect_uri") + "?code=" + code + "&state="
                    + URLEncoder.encode(asked.get("state"), StandardCharsets.UTF_8);
            request.getResponseHeaders().add("Location", back);
            request.sendResponseHeaders(302, -1);
        }
    }

    void token(HttpExchange request) throws IOException {
        try (request) {
            Map<String, String> sent =
                    form(new String(request.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            // A code is good once.
            Map<String, String> asked = codes.remove(sent.getOrDefault("code", ""));
            boolean right = request.getRequestMethod().equals("POST")
                    && isClient(request.getRequestHeaders().getFirst("Authorization"))
                    && "authorization_code".equals(sent.get("grant_type"))
                    && asked != null
                    && asked.get("redirect_uri").equals(sent.get("redirect_uri"))
                    && asked.get("code_challenge").equals(challenge(sent.getOrDefault("code_verifier", "")));
            String json = right
                    ? "{\"token_type\":\"Bearer\",\"access_token\":\"x\",\"id_token\":\"" + idToken(asked) + "\"}"
                    : "{\"error\":\"invalid_grant\"}";
            byte[] body = json.getBytes(StandardCharsets.UTF_8);
            request.getResponseHeaders().add("Content-Type", "application/json");
            request.sendResponseHeaders(right ? 200 : 400, body.length);
            request.getResponseBody().write(body);
        }
    }

    private String idToken(Map<String, String> asked) {
        String who = asked.getOrDefault("login_hint", "ada");
        JwtMaker token = JwtMaker.aToken()
                .of("browser-" + who)
                .in("staff", "sitrep-publisher")
                .answering(asked.get("nonce"));
        return switch (who) {
            case "expired" -> token.expiringIn(-5).signed();
            case "meant for another" -> token.meantFor("wiki").signed();
            case "issued by another" -> token.issuedBy("http://127.0.0.1:1").signed();
            case "signed by another" -> token.signed(keyOfAnother);
            case "of another visit" -> token.answering("another").signed();
            case "without a role" -> token.in("staff").signed();
            default -> token.signed();
        };
    }

    private static boolean isClient(String authorization) {
        String both = URLEncoder.encode(CLIENT, StandardCharsets.UTF_8) + ":"
                + URLEncoder.encode(SECRET, StandardCharsets.UTF_8);
        return ("Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8)))
                .equals(authorization);
    }

    private static String challenge(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Map<String, String> form(String raw) {
        Map<String, String> fields = new HashMap<>();
        for (String part : raw == null ? new String[0] : raw.split("&")) {
            String[] pair = part.split("=", 2);
            fields.put(pair[0], pair.length == 1 ? "" : URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
        }
        return fields;
    }
}
