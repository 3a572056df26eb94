package io.sitrep.incident.report;

import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;

/**
 * Reports that were accepted and do not stand in the database yet. However many come, the database gets one statement a
 * second. What a replica holds here is lost when it is killed hard: a second's worth of a count.
 */
@Singleton
class Tally {
    /** Beyond it countries are no longer told apart: the rest is bounded by how many components there are. */
    private static final int MOST = 20_000;

    private Map<Report, Long> counts = new HashMap<>(); // guarded by this

    synchronized void add(Report report, long count) {
        boolean full = counts.size() >= MOST && !counts.containsKey(report);
        counts.merge(full ? report.withoutCountry() : report, count, Long::sum);
    }

    /** Everything, which is not here any more then. */
    synchronized Map<Report, Long> take() {
        if (counts.isEmpty()) {
            return Map.of();
        }
        Map<Report, Long> taken = counts;
        counts = new HashMap<>();
        return taken;
    }

    /** What could not be written after all. */
    synchronized void giveBack(Map<Report, Long> taken) {
        taken.forEach(this::add);
    }
}
