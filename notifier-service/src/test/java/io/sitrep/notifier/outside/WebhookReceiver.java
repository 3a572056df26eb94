package io.sitrep.notifier.outside;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Somebody's webhook endpoint. Each path is a receiver of its own; answers 200 unless told otherwise. */
public final class WebhookReceiver {
    /** One request as it came. */
    public record Received(String path, Map<String, String> headers, String body) {
        public JsonObject json() {
            return new JsonObject(body);
        }

        public String id() {
            return headers.get("webhook-id");
        }

        public String message() {
            return json().getJsonObject("incident")
                    .getJsonArray("incident_updates")
                    .getJsonObject(0)
                    .getString("body");
        }
    }

    private static final WebhookReceiver RUNNING = new WebhookReceiver();

    private final Vertx vertx = Vertx.vertx();
    private final HttpServer server = vertx.createHttpServer().requestHandler(this::receive);
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final Map<String, Queue<Consumer<HttpServerResponse>>> once = new ConcurrentHashMap<>();
    private final Map<String, Consumer<HttpServerResponse>> always = new ConcurrentHashMap<>();

    private WebhookReceiver() {
        Waiting.on(server.listen(0, "127.0.0.1"));
    }

    public static WebhookReceiver running() {
        return RUNNING;
    }

    public String url(String path) {
        return "http://127.0.0.1:" + server.actualPort() + path;
    }

    public List<Received> at(String path) {
        return received.stream().filter(one -> one.path().equals(path)).toList();
    }

    /** How many requests told something of this incident, on whatever path. */
    public long under(UUID incident) {
        return received.stream()
                .filter(one -> one.body().contains(incident.toString()))
                .count();
    }

    /** Answers the next request on this path so, and those after it as usual. */
    public void answerOnce(String path, int status) {
        answerOnce(path, response -> response.setStatusCode(status).end("no"));
    }

    public void answerOnce(String path, Consumer<HttpServerResponse> answer) {
        once.computeIfAbsent(path, none -> new ConcurrentLinkedQueue<>()).add(answer);
    }

    public void answerAlways(String path, Consumer<HttpServerResponse> answer) {
        always.put(path, answer);
    }

    public void answerAlways(String path, int status) {
        answerAlways(path, response -> response.setStatusCode(status).end("no"));
    }

    /** Never ends its answer, and sends it as fast as it is read. */
    public void pour(HttpServerResponse response) {
        response.setChunked(true);
        Buffer part = Buffer.buffer(new byte[8192]);
        vertx.setPeriodic(1, timer -> {
            if (response.closed() || response.ended()) {
                vertx.cancelTimer(timer);
            } else if (!response.writeQueueFull()) {
                response.write(part);
            }
        });
    }

    private void receive(HttpServerRequest request) {
        request.body().onSuccess(body -> {
            Map<String, String> headers = new ConcurrentHashMap<>();
            request.headers()
                    .forEach(header ->
                            headers.put(header.getKey().toLowerCase(java.util.Locale.ROOT), header.getValue()));
            received.add(new Received(request.path(), headers, body.toString(StandardCharsets.UTF_8)));
            Queue<Consumer<HttpServerResponse>> next = once.get(request.path());
            Consumer<HttpServerResponse> answer = next == null ? null : next.poll();
            if (answer == null) {
                answer = always.getOrDefault(request.path(), response -> response.end("ok"));
            }
            answer.accept(request.response());
        });
    }
}
