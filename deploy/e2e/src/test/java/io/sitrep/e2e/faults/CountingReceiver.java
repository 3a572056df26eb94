package io.sitrep.e2e.faults;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/** Takes webhooks for any number of readers, told apart by their paths, and remembers how often each message came. */
final class CountingReceiver implements AutoCloseable {
    private final HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 4096);
    private final ExecutorService workers = Executors.newFixedThreadPool(32);
    private final Map<String, Integer> messages = new ConcurrentHashMap<>();
    private final Map<String, Integer> readers = new ConcurrentHashMap<>();
    private volatile long delayMillis;

    CountingReceiver() throws IOException {
        server.setExecutor(workers);
        server.createContext("/", this::take);
        server.start();
    }

    String url(int reader) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/h/" + reader;
    }

    /** Begins to count anew; answers come after this long, so that there is always something on its way. */
    void begin(long answerAfterMillis) {
        messages.clear();
        readers.clear();
        delayMillis = answerAfterMillis;
    }

    /** The paths of those who were told. */
    Set<String> pathsTold() {
        return Set.copyOf(readers.keySet());
    }

    int readersTold() {
        return readers.size();
    }

    /** How many times a message came that had come before. */
    int repeats() {
        return messages.values().stream().mapToInt(times -> times - 1).sum();
    }

    int mostOfOneMessage() {
        return messages.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    private void take(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        messages.merge(exchange.getRequestHeaders().getFirst("webhook-id"), 1, Integer::sum);
        readers.merge(exchange.getRequestURI().getPath(), 1, Integer::sum);
        if (delayMillis > 0) {
            LockSupport.parkNanos(delayMillis * 1_000_000);
        }
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }
}
