package io.sitrep.bench;

import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/** Everything that was measured, and the table of it. */
final class Results {
    final Series live = new Series();
    final Series create = new Series();
    final Series createOnce = new Series();
    final Series createFloor = new Series();
    final Series update = new Series();
    final Series updateFloor = new Series();
    final Histogram lagUnderLoad = Sample.histogram();
    final Histogram lagInQuiet = Sample.histogram();
    /** How much of each round was behind when its last request was answered, and until it was carried: rows, milliseconds. */
    final List<long[]> backlog = new ArrayList<>();
    /** Lines of their own under the table. */
    final List<String> notes = new ArrayList<>();

    String table() {
        List<String> lines = new ArrayList<>(List.of(
                "| What | a second: median (slowest to fastest round) | p50 ms | p99 ms | of the floor | of bare HTTP"
                        + " | CPU µs a request: service (+ its compilers) | PostgreSQL | client and Kafka | others use |",
                "|---|---|---|---|---|---|---|---|---|---|"));
        lines.add(row("`POST /api/v1/incidents`", create, createFloor));
        lines.add(row("the same with an `Idempotency-Key`", createOnce, createFloor));
        lines.add(row("`POST /api/v1/incidents/{ref}/updates`", update, updateFloor));
        lines.add(row("reference: `GET /q/health/live`", live, null));
        lines.add(row("reference: the rows of a create by bare JDBC", createFloor, null));
        lines.add(row("reference: the rows of an update by bare JDBC", updateFloor, null));
        lines.addAll(List.of(
                "",
                "| Relay: decided to seen by a consumer | p50 ms | p99 ms | most ms |",
                "|---|---|---|---|",
                lag("under this load", lagUnderLoad),
                lag("one client alone", lagInQuiet),
                ""));
        long[] rows = backlog.stream().mapToLong(one -> one[0]).sorted().toArray();
        long[] millis = backlog.stream().mapToLong(one -> one[1]).sorted().toArray();
        lines.add(
                "- Events still in the outbox when a round's last request was answered: median %,d, most %,d; carried %,d ms later (most %,d ms)."
                        .formatted(
                                rows[rows.length / 2],
                                rows[rows.length - 1],
                                millis[millis.length / 2],
                                millis[millis.length - 1]));
        notes.forEach(note -> lines.add("- " + note));
        return String.join("\n", lines) + "\n";
    }

    private String row(String what, Series series, Series floor) {
        return "| %s | %s | %.1f | %.1f | %s | %s | %s | %.1f CPU |"
                .formatted(
                        what,
                        series.perSecondWithRange(),
                        series.millis(50),
                        series.millis(99),
                        floor == null ? "" : "%.2f".formatted(series.perSecond() / floor.perSecond()),
                        floor == null ? "" : "%.2f".formatted(series.perSecond() / live.perSecond()),
                        series.cpu(),
                        series.others());
    }

    private static String lag(String when, Histogram micros) {
        return "| %s | %.0f | %.0f | %.0f |"
                .formatted(
                        when,
                        micros.getValueAtPercentile(50) / 1_000.0,
                        micros.getValueAtPercentile(99) / 1_000.0,
                        micros.getMaxValue() / 1_000.0);
    }
}
