package io.sitrep.incident.audience;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A notifier that counts deliveries as the contract has it, takes subscriptions, and answers nothing else: a token is wanted, an incident it was
 * not told of is unknown. Tests may be in another class loader than this, so what they share goes by system properties.
 */
public final class LocalNotifier implements QuarkusTestResourceLifecycleManager {
    private static final String PROPERTY = LocalNotifier.class.getName() + ".";
    private static final Pattern DELIVERIES = Pattern.compile("/api/v1/incidents/([0-9a-f-]{36})/deliveries");
    private static final String PROBLEM =
            "{\"type\":\"/problems/not-found\",\"title\":\"Not found\",\"status\":%d,\"detail\":\"Not here\"}";

    private HttpServer server;

    /** @param counts as JSON, without the incident */
    public static void counts(String incident, String counts) {
        System.setProperty(PROPERTY + incident, counts);
    }

    /** The newest subscription that was handed on: {@code client} and {@code body}. */
    public static JsonObject lastSubscription() {
        return new JsonObject(System.getProperty(PROPERTY + "subscription"));
    }

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.createContext("/", LocalNotifier::answer);
        server.start();
        return Map.of(
                "sitrep.notifier-url", "http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void stop() {
        server.stop(0);
    }

    private static void answer(HttpExchange request) throws IOException {
        try (request) {
            var asked = DELIVERIES.matcher(request.getRequestURI().getPath());
            String bearer = request.getRequestHeaders().getFirst("Authorization");
            if (!"Bearer service-token-of-the-tests".equals(bearer)) {
                answer(request, 401, PROBLEM.formatted(401));
            } else if (request.getRequestURI().getPath().equals("/api/v1/subscriptions")) {
                subscribe(request);
            } else if (!asked.matches() || !request.getRequestMethod().equals("GET")) {
                answer(request, 404, PROBLEM.formatted(404));
            } else {
                String counts = System.getProperty(PROPERTY + asked.group(1));
                answer(request, counts == null ? 404 : 200, counts == null ? PROBLEM.formatted(404) : counts);
            }
        }
    }

    /** Mail and webhooks are taken; some addresses meet with trouble. */
    private static void subscribe(HttpExchange request) throws IOException {
        JsonObject body = new JsonObject(new String(request.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        String address = body.getString("address");
        if (address.startsWith("away")) {
            request.close();
        } else if (address.startsWith("often")) {
            request.getResponseHeaders().add("Retry-After", "1800");
            answer(request, 429, PROBLEM.formatted(429));
        } else if (body.getString("channel").equals("sms")) {
            answer(request, 422, PROBLEM.replace("not-found", "invalid-value").formatted(422));
        } else {
            String client = request.getRequestHeaders().getFirst("Sitrep-Client");
            System.setProperty(
                    PROPERTY + "subscription",
                    new JsonObject().put("client", client).put("body", body).encode());
            answer(request, 202, "{\"state\":\"pending\"}");
        }
    }

    private static void answer(HttpExchange request, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        request.getResponseHeaders()
                .add("Content-Type", status < 400 ? "application/json" : "application/problem+json");
        request.sendResponseHeaders(status, body.length);
        request.getResponseBody().write(body);
    }
}
