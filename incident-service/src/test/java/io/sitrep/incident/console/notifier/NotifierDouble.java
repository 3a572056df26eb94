package io.sitrep.incident.console.notifier;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;

/**
 * A notifier that is as strict as ours: it asks the incident service who is behind a token and what they may, knows no route,
 * parameter or field but those of its description, does what has a key once, and keeps what it is told. What tests want of it
 * beside that is below {@code /double}; they may be in another class loader than this.
 */
public final class NotifierDouble implements QuarkusTestResourceLifecycleManager {
    private static final List<String> ROLES = List.of("viewer", "responder", "publisher", "admin");

    private final HttpClient client = HttpClient.newHttpClient();
    private final JsonArray asked = new JsonArray();
    private final Map<String, Reply> firstReplies = new HashMap<>();
    private Routes routes = new Routes();
    private HttpServer server;
    private String incidentService;
    private boolean away;

    /** Who asks for what. */
    record Call(String method, String path, Map<String, String> query, byte[] body, String caller) {
        JsonObject json(String... known) {
            JsonObject json = body.length == 0 ? new JsonObject() : new JsonObject(text());
            json.fieldNames().stream()
                    .filter(name -> !List.of(known).contains(name))
                    .forEach(name -> {
                        throw new Refusal(400, "malformed-request", name + " is not known");
                    });
            return json;
        }

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    record Reply(int status, String json) {}

    /** What the notifier answers with a problem. */
    static final class Refusal extends RuntimeException {
        private static final long serialVersionUID = 1L;
        final transient Reply reply;

        Refusal(int status, String slug, String detail) {
            reply = new Reply(
                    status,
                    new JsonObject()
                            .put("type", "/problems/" + slug)
                            .put("title", slug)
                            .put("status", status)
                            .put("detail", detail)
                            .encode());
        }

        /** Of one value. */
        Refusal(String field, String message) {
            reply = new Reply(
                    422,
                    new JsonObject()
                            .put("type", "/problems/invalid-value")
                            .put("title", "A value is missing or not allowed")
                            .put("status", 422)
                            .put("detail", field + ": " + message)
                            .put(
                                    "errors",
                                    new JsonArray()
                                            .add(new JsonObject()
                                                    .put("field", field)
                                                    .put("message", message)))
                            .encode());
        }
    }

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", this::serve);
        server.start();
        return Map.of(
                "sitrep.notifier-url", "http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void stop() {
        server.stop(0);
    }

    private void serve(HttpExchange request) throws IOException {
        try (request) {
            Reply reply;
            try {
                reply = reply(request);
            } catch (Refusal refusal) {
                reply = refusal.reply;
            } catch (IllegalStateException gone) {
                return;
            }
            byte[] body = reply.json() == null ? new byte[0] : reply.json().getBytes(StandardCharsets.UTF_8);
            request.getResponseHeaders()
                    .add("Content-Type", reply.status() < 400 ? "application/json" : "application/problem+json");
            request.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
            request.getResponseBody().write(body);
        }
    }

    private synchronized Reply reply(HttpExchange request) throws IOException {
        URI address = request.getRequestURI();
        byte[] body = request.getRequestBody().readAllBytes();
        if (address.getPath().startsWith("/double/")) {
            return control(address.getPath(), body);
        }
        if (away) {
            throw new IllegalStateException("away");
        }
        JsonObject who = whoIs(request.getRequestHeaders().getFirst("Authorization"));
        Call call = new Call(
                request.getRequestMethod(),
                address.getPath(),
                Routes.query(address.getRawQuery()),
                body,
                who.getString("id"));
        Routes.Route route = routes.of(call);
        if (ROLES.indexOf(who.getString("role")) < ROLES.indexOf(route.role())) {
            throw new Refusal(403, "role-too-low", "Wants the role " + route.role());
        }
        String key = request.getRequestHeaders().getFirst("Idempotency-Key");
        if (!call.method().equals("GET")) {
            asked.add(new JsonObject()
                    .put("method", call.method())
                    .put("path", call.path())
                    .put("query", call.query())
                    .put("caller", call.caller())
                    .put("key", key)
                    .put("body", call.text()));
            if (key != null && firstReplies.containsKey(call.caller() + key)) {
                return firstReplies.get(call.caller() + key);
            }
        }
        Reply reply = route.work().apply(call);
        if (key != null) {
            firstReplies.put(call.caller() + key, reply);
        }
        return reply;
    }

    private Reply control(String path, byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        switch (path) {
            case "/double/begin" -> {
                incidentService = text;
                away = false;
                asked.clear();
                firstReplies.clear();
                routes = new Routes();
            }
            case "/double/away" -> away = true;
            case "/double/back" -> away = false;
            default -> {
                // To be asked what was asked.
            }
        }
        return new Reply(200, asked.encode());
    }

    /** As the notifier does it: with the services' token, at the incident service. */
    private JsonObject whoIs(String authorization) throws IOException {
        if (authorization == null || !authorization.startsWith("Bearer ")) {
            throw new Refusal(401, "unauthorized", "no token");
        }
        HttpRequest question = HttpRequest.newBuilder(URI.create(incidentService + "/api/v1/tokens/introspect"))
                .header("Authorization", "Bearer service-token-of-the-tests")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(new JsonObject()
                        .put("token", authorization.substring(7))
                        .encode()))
                .build();
        try {
            JsonObject who = new JsonObject(
                    client.send(question, HttpResponse.BodyHandlers.ofString()).body());
            if (!who.getBoolean("active", false)) {
                throw new Refusal(401, "unauthorized", "not known");
            }
            return who;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        }
    }
}
