package io.sitrep.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How long the figures take over a long history, one client asking; each answer has to hold all of it. */
final class Analytics {
    private static final List<String> GROUPS = List.of("", "severity", "component", "region", "month");
    private static final String ALL = "/api/v1/analytics?from=2005-01-01&to=2035-01-01";
    private static final int WARM_UP = 20;
    private static final int TIMES = 50;

    private final Api api;

    Analytics(Api api) {
        this.api = api;
    }

    String run(int incidents) {
        Api.await(api.post("/api/v1/import/statuspage", ImportFile.of(incidents)));
        List<String> lines = new ArrayList<>(List.of(
                "| `GET /api/v1/analytics` over %,d incidents | p50 ms | most ms | first ms |".formatted(incidents)
                        + "\n|---|---|---|---|"));
        for (String group : GROUPS) {
            String path = group.isEmpty() ? ALL : ALL + "&group_by=" + group;
            long first = ask(path, incidents).toMillis();
            for (int i = 0; i < WARM_UP; i++) {
                ask(path, incidents);
            }
            double[] millis = new double[TIMES];
            for (int i = 0; i < TIMES; i++) {
                millis[i] = ask(path, incidents).toNanos() / 1e6;
            }
            Arrays.sort(millis);
            lines.add("| %s | %.0f | %.0f | %d |"
                    .formatted(
                            group.isEmpty() ? "totals and uptime" : "the same, by " + group,
                            millis[TIMES / 2],
                            millis[TIMES - 1],
                            first));
        }
        return String.join("\n", lines);
    }

    private Duration ask(String path, int incidents) {
        long begun = System.nanoTime();
        int counted = Api.await(api.get(path)).getJsonObject("totals").getInteger("count");
        if (counted < incidents) {
            throw new IllegalStateException("only %d incidents were counted".formatted(counted));
        }
        return Duration.ofNanos(System.nanoTime() - begun);
    }
}
