package io.sitrep.bench.fanout;

import io.sitrep.bench.Trees;
import io.sitrep.embedded.FreePort;
import io.sitrep.embedded.Leash;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/**
 * The machine's Prometheus Alertmanager, as a process with one route to so many webhooks: what people use today to tell many of
 * an alert. It keeps no account of whom it told.
 */
final class Alertmanager implements AutoCloseable {
    private static final String PROGRAM = "/usr/bin/prometheus-alertmanager";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String ALERT = """
            [{"labels":{"alertname":"CheckoutIsDown%d","severity":"critical"},
              "annotations":{"summary":"We are looking into it. Paying by invoice works meanwhile."}}]""";

    private final HttpClient http = HttpClient.newHttpClient();
    private final Path directory = Files.createTempDirectory("sitrep-bench-alertmanager");
    private final int port = FreePort.find();
    private final Leash leash = new Leash();
    private final Process process;
    private int alerts;

    private Alertmanager(int webhooks, IntFunction<String> url) throws IOException {
        StringBuilder configuration = new StringBuilder("""
                route:
                  receiver: everybody
                  group_by: [alertname]
                  group_wait: 0s
                  group_interval: 1h
                  repeat_interval: 24h
                receivers:
                - name: everybody
                  webhook_configs:
                """);
        for (int i = 0; i < webhooks; i++) {
            configuration.append("  - url: '").append(url.apply(i)).append("'\n");
        }
        Path file = Files.writeString(directory.resolve("alertmanager.yml"), configuration);
        process = new ProcessBuilder(
                        PROGRAM,
                        "--config.file=" + file,
                        "--storage.path=" + directory.resolve("data"),
                        "--web.listen-address=127.0.0.1:" + port,
                        "--cluster.listen-address=",
                        "--log.level=error")
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("out").toFile())
                .start();
        leash.hold(process.pid());
    }

    /** Returns when it is ready; empty when the machine has none. */
    static Optional<Alertmanager> start(int webhooks, IntFunction<String> url)
            throws IOException, InterruptedException {
        if (!Files.isExecutable(Path.of(PROGRAM))) {
            return Optional.empty();
        }
        Alertmanager started = new Alertmanager(webhooks, url);
        Instant end = Instant.now().plus(PATIENCE);
        while (!started.isReady()) {
            if (Instant.now().isAfter(end)) {
                started.close();
                throw new IllegalStateException("Alertmanager did not start");
            }
        }
        return Optional.of(started);
    }

    void fire() throws IOException, InterruptedException {
        alerts++;
        HttpRequest post = HttpRequest.newBuilder(address("/api/v2/alerts"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(ALERT.formatted(alerts)))
                .build();
        int status = http.send(post, BodyHandlers.discarding()).statusCode();
        if (status != 200) {
            throw new IllegalStateException("Alertmanager answered " + status);
        }
    }

    private boolean isReady() throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(100);
        try {
            HttpRequest look = HttpRequest.newBuilder(address("/-/ready")).build();
            return http.send(look, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    @Override
    public void close() {
        process.destroy();
        leash.close();
        Trees.delete(directory);
    }
}
