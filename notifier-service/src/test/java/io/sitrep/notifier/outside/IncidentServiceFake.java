package io.sitrep.notifier.outside;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.ConfigProvider;

/** Introspection as the incident service answers it: knows tokens, can revoke them, can be away. */
public final class IncidentServiceFake {
    private static final IncidentServiceFake RUNNING = new IncidentServiceFake();
    private static final List<String> ROLES = List.of("viewer", "responder", "publisher", "admin");

    private final Map<String, String> roleOfToken = new ConcurrentHashMap<>();
    private final AtomicInteger asked = new AtomicInteger();
    private volatile boolean away;

    private IncidentServiceFake() {
        int port = ConfigProvider.getConfig().getValue("test.incident-service.port", Integer.class);
        HttpServer server = Vertx.vertx().createHttpServer().requestHandler(this::answer);
        Waiting.on(server.listen(port, "127.0.0.1"));
    }

    public static IncidentServiceFake running() {
        return RUNNING;
    }

    /** @return a token of that role, good until revoked */
    public String tokenOf(String role) {
        String token = "sitrep_" + role + "_" + System.nanoTime();
        roleOfToken.put(token, role);
        return token;
    }

    public void revoke(String token) {
        roleOfToken.remove(token);
    }

    public void goAway() {
        away = true;
    }

    public void comeBack() {
        away = false;
    }

    public int timesAsked() {
        return asked.get();
    }

    private void answer(HttpServerRequest request) {
        if (away) {
            request.connection().close();
            return;
        }
        asked.incrementAndGet();
        request.body().onSuccess(body -> {
            if (!("Bearer " + Surroundings.SERVICE_TOKEN).equals(request.getHeader("Authorization"))) {
                request.response().setStatusCode(401).end();
                return;
            }
            request.response()
                    .putHeader("Content-Type", "application/json")
                    .end(introspect(body.toJsonObject().getString("token")).encode());
        });
    }

    private JsonObject introspect(String token) {
        String role = roleOfToken.get(token);
        if (role == null) {
            return new JsonObject().put("active", false);
        }
        List<String> roles = ROLES.subList(0, ROLES.indexOf(role) + 1);
        return new JsonObject()
                .put("active", true)
                .put("id", "id-of-" + token)
                .put("name", role)
                .put("role", role)
                .put("roles", new JsonArray(roles));
    }
}
