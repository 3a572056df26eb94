package io.sitrep.bot.fake;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An HTTP server of a provider we only pretend to have. It keeps its port when it goes away and comes back. */
abstract class FakeServer implements AutoCloseable {
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;
    private int port;

    final synchronized void start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException busy) {
            throw new UncheckedIOException(busy);
        }
        port = server.getAddress().getPort();
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    /** Takes no connections from here on, until it is started again. */
    final synchronized void goAway() {
        server.stop(0);
    }

    @Override
    public final synchronized void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    public final String url() {
        return "http://127.0.0.1:" + port;
    }

    abstract Answer handle(HttpExchange request, String body) throws IOException;

    private void answer(HttpExchange request) throws IOException {
        String body = new String(request.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Answer answer = handle(request, body);
        if (answer.lost()) {
            request.close();
            return;
        }
        byte[] bytes = answer.json().getBytes(StandardCharsets.UTF_8);
        request.getResponseHeaders().set("Content-Type", "application/json");
        answer.headers().forEach(request.getResponseHeaders()::set);
        request.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        request.getResponseBody().write(bytes);
        request.close();
    }

    /** What the server says; a lost answer is a connection closed in its stead. */
    record Answer(int status, String json, boolean lost, Map<String, String> headers) {
        static Answer of(int status, String json) {
            return new Answer(status, json, false, Map.of());
        }

        static Answer lostOnTheWay() {
            return new Answer(0, "", true, Map.of());
        }

        Answer with(String header, String value) {
            return new Answer(status, json, lost, Map.of(header, value));
        }
    }
}
