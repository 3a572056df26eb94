package io.sitrep.bench.chat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How long what took, in the order in which it was first measured. */
final class Waits {
    private static final double MILLION = 1_000_000;

    private final Map<String, List<Long>> nanos = new LinkedHashMap<>();

    /** @param begun by {@link System#nanoTime} */
    void add(String what, long begun) {
        add(what, Duration.ofNanos(System.nanoTime() - begun));
    }

    void add(String what, Duration took) {
        nanos.computeIfAbsent(what, first -> new ArrayList<>()).add(took.toNanos());
    }

    void forget() {
        nanos.clear();
    }

    String table() {
        StringBuilder table = new StringBuilder("""
                | From the command to | number | p50 ms | p99 ms | most ms |
                |---|---|---|---|---|
                """);
        nanos.forEach((what, all) -> table.append("| %s | %d | %.0f | %.0f | %.0f |%n"
                .formatted(what, all.size(), millis(all, 0.5), millis(all, 0.99), millis(all, 1))));
        return table.toString();
    }

    private static double millis(List<Long> all, double part) {
        List<Long> sorted = all.stream().sorted().toList();
        return sorted.get((int) Math.ceil(part * sorted.size()) - 1) / MILLION;
    }
}
