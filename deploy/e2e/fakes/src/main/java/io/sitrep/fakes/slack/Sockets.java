package io.sitrep.fakes.slack;

import io.sitrep.fakes.RunningTime;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/** Socket Mode: the app's web sockets. Source: docs.slack.dev/apis/events-api/using-socket-mode, 2026-11. */
final class Sockets implements Door {
    static final String PATH = "/link/";

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Set<String> tickets = new HashSet<>();
    private final List<ServerWebSocket> open = new CopyOnWriteArrayList<>();
    private final Map<String, CompletableFuture<JsonObject>> waiting = new ConcurrentHashMap<>();
    private int connections;

    synchronized String ticket() {
        String ticket = UUID.randomUUID().toString();
        tickets.add(ticket);
        return ticket;
    }

    synchronized void connected(ServerWebSocket socket) {
        String query = socket.query() == null ? "" : socket.query();
        if (!socket.path().equals(PATH) || !tickets.remove(query.replaceFirst("ticket=", ""))) {
            socket.reject(401);
            return;
        }
        connections++;
        socket.textMessageHandler(this::taken);
        socket.closeHandler(closed -> open.remove(socket));
        socket.writeTextMessage(new JsonObject()
                .put("type", "hello")
                .put("num_connections", open.size() + 1)
                .put("connection_info", new JsonObject().put("app_id", FakeSlack.APP))
                .encode());
        open.add(socket);
    }

    private void taken(String text) {
        JsonObject acknowledgement = new JsonObject(text);
        CompletableFuture<JsonObject> waits = waiting.remove(acknowledgement.getString("envelope_id", ""));
        if (waits != null) {
            waits.complete(acknowledgement);
        }
    }

    @Override
    public Sent send(Sent.Kind kind, JsonObject payload, int retry) {
        long begun = RunningTime.nanos();
        String id = UUID.randomUUID().toString();
        CompletableFuture<JsonObject> acknowledged = new CompletableFuture<>();
        waiting.put(id, acknowledged);
        JsonObject envelope = new JsonObject()
                .put("type", kind.envelope)
                .put("envelope_id", id)
                .put("accepts_response_payload", kind != Sent.Kind.EVENT)
                .put("payload", payload);
        if (kind == Sent.Kind.EVENT) {
            envelope.put("retry_attempt", retry).put("retry_reason", retry > 0 ? "timeout" : "");
        }
        open.stream().findAny().ifPresent(socket -> socket.writeTextMessage(envelope.encode()));
        return answered(kind, payload, acknowledged, begun);
    }

    private static Sent answered(
            Sent.Kind kind, JsonObject payload, CompletableFuture<JsonObject> acknowledged, long begun) {
        int status = 0;
        String body = "";
        try {
            JsonObject answer = RunningTime.get(acknowledged, PATIENCE);
            status = 200;
            body = answer.containsKey("payload")
                    ? answer.getJsonObject("payload").encode()
                    : "";
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException unanswered) {
            status = 0;
        }
        return new Sent(kind, payload, status, body, RunningTime.since(begun));
    }

    int open() {
        return open.size();
    }

    synchronized int connectionsSoFar() {
        return connections;
    }

    /** The connections end as a cable does that is pulled. */
    void drop() {
        open.forEach(socket -> socket.close((short) 1011));
    }

    /** Slack asks for another connection before it ends these. @param reason {@code warning}, {@code refresh_requested} */
    void disconnect(String reason) {
        String words =
                new JsonObject().put("type", "disconnect").put("reason", reason).encode();
        open.forEach(socket -> socket.writeTextMessage(words));
    }
}
