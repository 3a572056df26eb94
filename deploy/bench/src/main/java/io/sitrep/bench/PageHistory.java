package io.sitrep.bench;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * How long it takes until the front page shows an update, over a history of so many incidents; what that costs; and how long the
 * first reader of a page waits that does not lie ready. The state is kept on disk meanwhile.
 */
final class PageHistory {
    private static final int WARM_UP = 200;
    private static final int UPDATES_OF_ONE = 10;
    private static final int TIMES = 20;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    /** What an update has others do (the state is kept on disk) is over by then, or the next one pays for it too. */
    private static final Duration BETWEEN = Duration.ofMillis(500);

    /** Looking all the time would take the page a core away. */
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(2);

    private static final String TABLE = """
        | Incidents | Components | POST to seen, p50 ms | most ms | answer to seen, p50 ms | most ms | heard to served, p50 ms | p95 ms | CPU ms an update: service (+ its compilers) | PostgreSQL \
        | `/history` first read, p50 ms | `/incidents/{id}` first read, p50 ms | most memory MiB |
        |---|---|---|---|---|---|---|---|---|---|---|---|---|
        | %,d | %,d | %.0f | %.0f | %.0f | %.0f | %.0f | %.0f | %d (+ %d) | %d | %.0f | %.0f | %d |\
        """;

    private final RunningService service;
    private final Api api;
    private final HttpClient reader =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final double[] posted = new double[TIMES];
    private final double[] answered = new double[TIMES];
    private final double[] history = new double[TIMES];
    private final double[] single = new double[TIMES];

    PageHistory(RunningService service, Api api) {
        this.service = service;
        this.api = api;
    }

    String run(int incidents, int components) throws IOException, InterruptedException {
        for (int i = 0; i < components; i++) {
            Api.await(api.post(
                    "/api/v1/components",
                    new JsonObject()
                            .put("name", "Listed " + i)
                            .put("description", "What customers use to do things of kind *" + i + "*.")));
        }
        for (int from = 0; from < incidents; from += 5_000) {
            Api.await(api.post("/api/v1/import/statuspage", ImportFile.of(from, Math.min(incidents, from + 5_000))));
        }
        String incident = declare();
        for (int i = 0; i < WARM_UP; i++) {
            update(incident, "Warm-up number " + i, incidents, 0);
            if (i % UPDATES_OF_ONE == UPDATES_OF_ONE - 1) {
                // A page of a hundred updates is not what is measured.
                Api.await(api.post(
                        "/api/v1/incidents/" + incident + "/updates",
                        new JsonObject().put("message", "It is over.").put("status", "resolved")));
                incident = declare();
            }
        }
        TimeUnit.SECONDS.sleep(5);
        Rebuilds earlier = Rebuilds.now(reader, service.managementPort());
        Cpu before = service.cpu();
        for (int i = 0; i < TIMES; i++) {
            update(incident, "Measured number " + i, incidents, i);
            TimeUnit.MILLISECONDS.sleep(BETWEEN.toMillis());
        }
        Cpu used = service.cpu().minus(before);
        Rebuilds rebuilds = Rebuilds.now(reader, service.managementPort());
        for (double[] figures : new double[][] {posted, answered, history, single}) {
            Arrays.sort(figures);
        }
        return TABLE.formatted(
                incidents,
                components,
                posted[TIMES / 2],
                posted[TIMES - 1],
                answered[TIMES / 2],
                answered[TIMES - 1],
                rebuilds.millis(0.5, earlier),
                rebuilds.millis(0.95, earlier),
                used.service() / TIMES,
                used.compilers() / TIMES,
                used.database() / TIMES,
                history[TIMES / 2],
                single[TIMES / 2],
                service.process().peakMemory().orElse(0L));
    }

    private String declare() {
        return Api.await(api.post(
                        "/api/v1/incidents",
                        new JsonObject()
                                .put("title", "Checkout fails for some customers")
                                .put("message", "We look into it.")
                                .put("severity", "SEV2")
                                .put(
                                        "components",
                                        new JsonArray()
                                                .add(new JsonObject()
                                                        .put("name", "Imported 1")
                                                        .put("status", "major_outage")))))
                .getString("id");
    }

    private void update(String incident, String words, int incidents, int turn)
            throws IOException, InterruptedException {
        long begun = System.nanoTime();
        Api.await(api.post("/api/v1/incidents/" + incident + "/updates", new JsonObject().put("message", words)));
        long told = System.nanoTime();
        while (!read("/").contains(words)) {
            if (System.nanoTime() - told > PATIENCE.toNanos()) {
                throw new IllegalStateException("the page never showed: " + words);
            }
            TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS.toMillis());
        }
        long seen = System.nanoTime();
        posted[turn] = (seen - begun) / 1e6;
        answered[turn] = (seen - told) / 1e6;
        history[turn] = timed("/history");
        // Another one each time: none of them lies ready.
        single[turn] = timed("/incidents/" + ImportFile.incidentId(turn % incidents));
    }

    private double timed(String path) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        read(path);
        return (System.nanoTime() - begun) / 1e6;
    }

    private String read(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = reader.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + service.port() + path))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(path + " answered " + answer.statusCode());
        }
        return answer.body();
    }
}
