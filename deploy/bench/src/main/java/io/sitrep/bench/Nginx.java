package io.sitrep.bench;

import io.sitrep.embedded.FreePort;
import io.sitrep.embedded.Leash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** The machine's nginx, as a process of its own with a configuration of its own, serving compressed files from a directory. */
final class Nginx implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String CONFIGURATION = """
            daemon off;
            worker_processes auto;
            pid %1$s/nginx.pid;
            error_log %1$s/error.log;
            events { worker_connections 4096; }
            http {
              types { text/html html; application/json json; }
              access_log off;
              sendfile on;
              tcp_nopush on;
              gzip_static always;
              open_file_cache max=100;
              keepalive_requests 1000000;
              client_body_temp_path %1$s/body;
              proxy_temp_path %1$s/proxy;
              fastcgi_temp_path %1$s/fastcgi;
              uwsgi_temp_path %1$s/uwsgi;
              scgi_temp_path %1$s/scgi;
              server {
                listen 127.0.0.1:%2$d;
                root %1$s;
                add_header Cache-Control "public, max-age=0, s-maxage=5, stale-if-error=86400";
                add_header X-Content-Type-Options nosniff;
              }
            }
            """;

    private final Process process;
    private final int port;
    private final Leash leash = new Leash();

    private Nginx(Process process, int port) {
        this.process = process;
        this.port = port;
        leash.hold(process.pid());
    }

    static Nginx start(Path root) throws IOException, InterruptedException {
        int port = FreePort.find();
        Path configuration = Files.writeString(root.resolve("nginx.conf"), CONFIGURATION.formatted(root, port));
        Nginx nginx = new Nginx(
                new ProcessBuilder("nginx", "-c", configuration.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(root.resolve("nginx.out").toFile())
                        .start(),
                port);
        Instant end = Instant.now().plus(PATIENCE);
        while (!Files.exists(root.resolve("nginx.pid"))) {
            if (!nginx.process.isAlive() || Instant.now().isAfter(end)) {
                nginx.close();
                throw new IllegalStateException("nginx did not start: " + Files.readString(root.resolve("nginx.out")));
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        return nginx;
    }

    String address(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        leash.close();
    }
}
