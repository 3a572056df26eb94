package io.sitrep.notifier.importer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What became of a file.
 *
 * @param imported how many are new
 * @param known how many were there already, and stay as they are
 * @param rejected the first thousand lines that were not taken, in their order
 * @param rejectedInAll how many there were
 */
public record ImportReport(long imported, long known, List<Rejected> rejected, long rejectedInAll, boolean dryRun) {
    /** @param line from 1, the line of names included */
    public record Rejected(long line, String reason) {}

    /** Counts while a file is read. Not for two threads at once. */
    static final class Tally {
        static final int LISTED = 1_000;

        private final List<Rejected> rejected = new ArrayList<>();
        private long imported;
        private long known;
        private long rejectedInAll;

        void imported(long more) {
            imported += more;
        }

        void known() {
            known++;
        }

        void reject(long line, String reason) {
            rejectedInAll++;
            if (rejected.size() < LISTED) {
                rejected.add(new Rejected(line, reason));
            }
        }

        ImportReport report(boolean dryRun) {
            rejected.sort(Comparator.comparingLong(Rejected::line));
            return new ImportReport(imported, known, List.copyOf(rejected), rejectedInAll, dryRun);
        }
    }
}
