package io.sitrep.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** The incident service as far as a lone notifier needs it: whoever asks learns that a token is an administrator's. */
public final class TokenDesk implements AutoCloseable {
    private static final String ADMIN = """
            {"active":true,"id":"admin","name":"admin","role":"admin","roles":["viewer","responder","publisher","admin"]}""";

    private final HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);

    public TokenDesk() throws IOException {
        server.createContext("/api/v1/tokens/introspect", TokenDesk::answer);
        server.start();
    }

    /** For {@code SITREP_INCIDENT_URL}. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            byte[] body = ADMIN.getBytes(UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
