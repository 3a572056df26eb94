package io.sitrep.notifier.intake;

import java.util.Locale;

/** How bad it is for the public, in the words of the public API, from harmless to worst. */
public enum Impact {
    NONE,
    /** Work that was announced. Not worse than nothing: it is filtered by a flag of its own. */
    MAINTENANCE,
    MINOR,
    MAJOR,
    CRITICAL;

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
        return values()[rank];
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public int rank() {
        return ordinal();
    }
}
