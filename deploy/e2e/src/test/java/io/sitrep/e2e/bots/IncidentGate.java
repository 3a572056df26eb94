package io.sitrep.e2e.bots;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;

/** The only way from the bots to the incident service. A declaration can be kept on it for a while; all else passes. */
final class IncidentGate implements AutoCloseable {
    private static final String DECLARATIONS = "/api/v1/incidents";

    /** Each is of one connection. */
    private static final Set<String> NOT_PASSED_ON =
            Set.of("host", "connection", "content-length", "transfer-encoding", "upgrade", "http2-settings");

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    private final URI behind;
    private final AtomicReference<Stay> awaited = new AtomicReference<>();
    private volatile Stay stay = new Stay(Way.BACK);

    /** Where it is kept. */
    enum Way {
        /** The incident service has not heard of it. */
        THERE,
        /** The incident service has done it, and the bot does not know. */
        BACK
    }

    /** Of one declaration. */
    private record Stay(Way way, CompletableFuture<Void> begun, CompletableFuture<Void> ended) {
        Stay(Way way) {
            this(way, new CompletableFuture<>(), new CompletableFuture<>());
        }

        void keep() {
            begun.complete(null);
            ended.join();
        }
    }

    IncidentGate(URI behind) throws IOException {
        this.behind = behind;
        server.createContext("/", this::pass);
        server.setExecutor(threads);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The next declaration stays here until {@link #letGo}. */
    void keepNext(Way way) {
        stay = new Stay(way);
        awaited.set(stay);
    }

    /** Whether one has come that is kept. */
    boolean isKeeping() {
        return stay.begun().isDone() && !stay.ended().isDone();
    }

    /** What was kept goes on, whoever still waits for it. None that comes later is kept. */
    void letGo() {
        awaited.set(null);
        stay.ended().complete(null);
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            boolean declares = exchange.getRequestMethod().equals("POST")
                    && exchange.getRequestURI().getPath().equals(DECLARATIONS);
            Stay kept = declares ? awaited.getAndSet(null) : null;
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (kept != null && kept.way() == Way.THERE) {
                kept.keep();
            }
            HttpResponse<byte[]> answer = client.send(request(exchange, body), BodyHandlers.ofByteArray());
            if (kept != null && kept.way() == Way.BACK) {
                kept.keep();
            }
            say(exchange, answer);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpRequest request(HttpExchange exchange, byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(behind.resolve(exchange.getRequestURI()))
                .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!NOT_PASSED_ON.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return request.build();
    }

    private static void say(HttpExchange exchange, HttpResponse<byte[]> answer) throws IOException {
        answer.headers().map().forEach((name, values) -> {
            if (!NOT_PASSED_ON.contains(name.toLowerCase(Locale.ROOT))) {
                exchange.getResponseHeaders().put(name, values);
            }
        });
        exchange.sendResponseHeaders(answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
        if (answer.body().length > 0) {
            exchange.getResponseBody().write(answer.body());
        }
    }

    @Override
    public void close() {
        letGo();
        server.stop(0);
        threads.shutdownNow();
    }
}
