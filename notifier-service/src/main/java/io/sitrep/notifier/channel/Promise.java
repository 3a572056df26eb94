package io.sitrep.notifier.channel;

import java.util.Locale;

/** How often a message may arrive that was sent once. */
public enum Promise {
    /** Once: a repeated attempt is known as such at the other side. */
    EXACT,
    /** Again after a crash or a lost answer, with an id by which the receiver tells repetitions. */
    AT_LEAST_ONCE,
    /** Once or not at all: what has no known outcome is left to a human as {@code uncertain}. */
    AT_MOST_ONCE;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
