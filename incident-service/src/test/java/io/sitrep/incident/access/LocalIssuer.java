package io.sitrep.incident.access;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;

/**
 * An OpenID provider on this machine: says where its keys are, and what they are. Tests may be in another class loader
 * than this, so what they share goes by system properties.
 */
public class LocalIssuer implements QuarkusTestResourceLifecycleManager {
    private static final String PROPERTY = LocalIssuer.class.getName();

    private HttpServer server;

    @Override
    public void init(Map<String, String> arguments) {
        System.setProperty(PROPERTY + ".away", arguments.getOrDefault("away", "false"));
    }

    @Override
    public Map<String, String> start() {
        RsaJsonWebKey key = JwtMaker.freshKey();
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        System.setProperty(PROPERTY + ".url", url);
        System.setProperty(PROPERTY + ".key", JwtMaker.text(key));
        server.createContext("/.well-known/openid-configuration", request -> answer(request, """
                {"issuer":"%1$s","jwks_uri":"%1$s/keys","introspection_endpoint":"%1$s/introspect",
                 "token_endpoint":"%1$s/token","authorization_endpoint":"%1$s/authorize"}""".formatted(url)));
        server.createContext("/keys", request -> answer(request, new JsonWebKeySet(key).toJson()));
        Browsers browsers = new Browsers();
        server.createContext("/authorize", browsers::authorize);
        server.createContext("/token", browsers::token);
        server.start();
        return Map.of(
                "quarkus.oidc.auth-server-url",
                url,
                "quarkus.oidc.token.audience",
                "sitrep-of-the-tests",
                "quarkus.oidc.client-id",
                Browsers.CLIENT,
                "quarkus.oidc.credentials.secret",
                Browsers.SECRET);
    }

    @Override
    public void stop() {
        server.stop(0);
    }

    static String url() {
        return System.getProperty(PROPERTY + ".url");
    }

    static RsaJsonWebKey key() {
        return JwtMaker.key(System.getProperty(PROPERTY + ".key"));
    }

    static void comeBack() {
        System.setProperty(PROPERTY + ".away", "false");
    }

    private static void answer(HttpExchange request, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        try (request) {
            if (Boolean.getBoolean(PROPERTY + ".away")) {
                request.sendResponseHeaders(503, -1);
                return;
            }
            request.getResponseHeaders().add("Content-Type", "application/json");
            request.sendResponseHeaders(200, body.length);
            request.getResponseBody().write(body);
        }
    }
}
