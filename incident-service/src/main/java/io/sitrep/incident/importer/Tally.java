package io.sitrep.incident.importer;

import io.sitrep.incident.importer.ImportReport.Skipped;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Counts what became of each item. What was skipped is named, but not without end: a file may hold nothing else. */
final class Tally {
    private static final int MOST_NAMED = 1_000;

    private final Map<Outcome.Kept, Integer> kept = new EnumMap<>(Outcome.Kept.class);
    private final SortedMap<Integer, Skipped> skipped = new TreeMap<>();
    private int unnamed;

    void add(Item<?> item, Outcome outcome) {
        if (outcome instanceof Outcome.Kept result) {
            kept.merge(result, 1, Integer::sum);
        } else if (outcome instanceof Outcome.Skipped reason) {
            skip(item.place(), item.id(), reason.reason());
        }
    }

    void skip(int place, String id, String reason) {
        if (skipped.size() < MOST_NAMED) {
            skipped.put(place, new Skipped(id, reason));
        } else {
            unnamed++;
        }
    }

    ImportReport report() {
        Stream<Skipped> more =
                unnamed == 0 ? Stream.of() : Stream.of(new Skipped(null, "and " + unnamed + " more were skipped"));
        return new ImportReport(
                kept.getOrDefault(Outcome.Kept.CREATED, 0),
                kept.getOrDefault(Outcome.Kept.UPDATED, 0),
                kept.getOrDefault(Outcome.Kept.UNCHANGED, 0),
                Stream.concat(skipped.values().stream(), more).toList());
    }
}
