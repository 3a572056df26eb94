package io.sitrep.notifier.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Whether it is a whole provider that is out, or only some addresses there. An address that fails is a word against the provider once;
 * as long as it goes on failing it says nothing new. The provider is out when of the last words of a minute half and more are against
 * it: so a handful of dead addresses among hundreds never closes the way for the others, not even in a quiet hour in which nobody but
 * they is tried. Not safe for several threads.
 */
final class Evidence {
    private static final Duration FRESH = Duration.ofMinutes(1);
    private static final int WORDS = 20;
    private static final int ENOUGH = WORDS / 2;
    private static final int MOST_KNOWN = 1000;

    private final Instant[] at = new Instant[WORDS];
    private final boolean[] against = new boolean[WORDS];
    private int next;
    private final Set<UUID> failing = Collections.newSetFromMap(new Known());

    void succeeded(UUID address, Instant now) {
        if (!failing.isEmpty()) {
            failing.remove(address);
        }
        note(now, false);
    }

    /** @return whether the whole provider is out */
    boolean failed(UUID address, Instant now) {
        if (failing.add(address)) {
            note(now, true);
        }
        Instant since = now.minus(FRESH);
        int words = 0;
        for (int i = 0; i < WORDS; i++) {
            words += against[i] && at[i].isAfter(since) ? 1 : 0;
        }
        return words >= ENOUGH;
    }

    /** The provider was found to be there: what was said before is no longer so. Which addresses fail is known as before. */
    void clear() {
        for (int i = 0; i < WORDS; i++) {
            against[i] = false;
        }
    }

    private void note(Instant now, boolean bad) {
        at[next] = now;
        against[next] = bad;
        next = (next + 1) % WORDS;
    }

    /** The addresses that fail; of too many the first are forgotten. */
    private static final class Known extends LinkedHashMap<UUID, Boolean> {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Boolean> eldest) {
            return size() > MOST_KNOWN;
        }
    }
}
