package io.sitrep.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How many readers the page and the API bear, beside nginx serving the same bytes from files on the same machine. By turns, by
 * the same load generator (wrk), which takes compressed answers as browsers do.
 */
final class PageSpeed {
    private static final Map<String, String> PATHS = Map.of("/", "index.html", "/api/v2/summary.json", "summary.json");
    private static final int CONNECTIONS = 64;

    private final RunningService service;
    private final int rounds;
    private final int seconds;

    PageSpeed(RunningService service, int rounds, int seconds) {
        this.service = service;
        this.rounds = rounds;
        this.seconds = seconds;
    }

    String run() throws IOException, InterruptedException {
        Path root = Files.createTempDirectory("sitrep-nginx");
        // Started by root, nginx reads as somebody else.
        Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxr-xr-x"));
        List<String> lines = new ArrayList<>(List.of(
                "| What | bytes | ours a second | nginx a second | of nginx | ours p99 ms | nginx p99 ms | times nginx |"
                        + "\n|---|---|---|---|---|---|---|---|"));
        try {
            for (Map.Entry<String, String> path : PATHS.entrySet()) {
                Files.write(root.resolve(path.getValue() + ".gz"), compressed(ours(path.getKey())));
                // nginx looks for the plain file's name first.
                Files.write(root.resolve(path.getValue()), new byte[] {' '});
            }
            try (Nginx nginx = Nginx.start(root)) {
                for (Map.Entry<String, String> path : PATHS.entrySet()) {
                    lines.add(compare(path.getKey(), nginx.address("/" + path.getValue())));
                }
            }
        } finally {
            Trees.delete(root);
        }
        return String.join("\n", lines);
    }

    private String compare(String path, String reference) throws IOException, InterruptedException {
        Wrk.run(ours(path), CONNECTIONS, seconds);
        Wrk.run(reference, CONNECTIONS, 1);
        List<Wrk.Result> ours = new ArrayList<>();
        List<Wrk.Result> theirs = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            ours.add(Wrk.run(ours(path), CONNECTIONS, seconds));
            theirs.add(Wrk.run(reference, CONNECTIONS, seconds));
        }
        Wrk.Result our = Wrk.Result.median(ours);
        Wrk.Result their = Wrk.Result.median(theirs);
        return "| `GET %s` | %,d | %,.0f | %,.0f | %.2f | %.1f | %.1f | %.1f |"
                .formatted(
                        path,
                        compressed(ours(path)).length,
                        our.perSecond(),
                        their.perSecond(),
                        our.perSecond() / their.perSecond(),
                        our.p99Millis(),
                        their.p99Millis(),
                        our.p99Millis() / their.p99Millis());
    }

    private String ours(String path) {
        return "http://127.0.0.1:" + service.port() + path;
    }

    private static byte[] compressed(String address) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(address))
                                .header("Accept-Encoding", "gzip")
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200
                || !answer.headers().firstValue("Content-Encoding").orElse("").equals("gzip")) {
            throw new IllegalStateException(address + " was not answered compressed: " + answer.statusCode());
        }
        return answer.body();
    }
}
