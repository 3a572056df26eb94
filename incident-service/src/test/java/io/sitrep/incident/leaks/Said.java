package io.sitrep.incident.leaks;

import java.util.HashMap;
import java.util.Map;

/** One update, as somebody remembers it who has only seen requests and their statuses. */
final class Said {
    final String id;
    /** The message and its translations, by locale. */
    final Map<String, String> texts;
    /** What it changes of the head once it is out. */
    final Map<String, String> effects;

    private final boolean wasForAll;
    boolean forAll;
    boolean out;
    boolean stopped;
    boolean retracted;
    /** Held, which a draft is not. */
    boolean held;

    Said(String id, boolean forAll, Map<String, String> texts, Map<String, String> effects) {
        this.id = id;
        this.forAll = forAll;
        this.wasForAll = forAll;
        this.texts = new HashMap<>(texts);
        this.effects = Map.copyOf(effects);
    }

    /** Whether the public may read it, of an incident that it may know of. */
    boolean isPublic() {
        return forAll && out && !retracted;
    }

    /** Whether it is on its way to the public. */
    boolean waits() {
        return held && wasForAll && !out && !stopped;
    }

    /** New words; translations of the old ones that don't come with them are gone. */
    void correct(Map<String, String> words) {
        if (words.containsKey("en")) {
            texts.clear();
        }
        texts.putAll(words);
    }
}
