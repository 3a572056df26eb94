package io.sitrep.notifier.intake;

import java.util.Locale;

/** How bad it is for the public, in the words of the public API, from harmless to worst. */
public enum Impact {
    NONE(0),
    /** Work that was announced. Not worse than nothing: it is filtered by a flag of its own. */
    MAINTENANCE(1),
    MINOR(2),
    MAJOR(3),
    CRITICAL(4);

    private final int rank;

    Impact(int rank) {
        this.rank = rank;
    }

    /** An impact this version does not know counts as the worst: better told too much than nothing. */
    public static Impact of(String word) {
        for (Impact impact : values()) {
            if (impact.word().equals(word)) {
                return impact;
            }
        }
        return CRITICAL;
    }

    public static Impact ofRank(int rank) {
        for (Impact impact : values()) {
            if (impact.rank == rank) {
                return impact;
            }
        }
        throw new IllegalArgumentException("no impact has the rank " + rank);
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As it is stored; never changes. */
    public int rank() {
        return rank;
    }
}
