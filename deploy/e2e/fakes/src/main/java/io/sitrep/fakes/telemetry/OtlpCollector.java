package io.sitrep.fakes.telemetry;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPInputStream;

/**
 * A collector of traces that keeps all it is told, by OTLP over HTTP in its binary form. Source:
 * https://opentelemetry.io/docs/specs/otlp/#otlphttp, read 2026-11-23.
 */
public final class OtlpCollector implements AutoCloseable {
    private static final String PATH = "/v1/traces";

    private final HttpServer server;
    private final List<ToldSpan> spans = new CopyOnWriteArrayList<>();

    public OtlpCollector() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext(PATH, this::take);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** In the order they were told. */
    public List<ToldSpan> spans() {
        return spans;
    }

    private void take(HttpExchange exchange) throws IOException {
        boolean isZipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
        try (InputStream body = exchange.getRequestBody();
                InputStream plain = isZipped ? new GZIPInputStream(body) : body) {
            spans.addAll(ToldSpan.read(plain.readAllBytes()));
        }
        exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
