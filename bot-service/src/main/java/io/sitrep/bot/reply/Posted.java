package io.sitrep.bot.reply;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How an update stands on its way out.
 *
 * @param id its public id: 12 characters
 * @param state {@code published}, {@code held}, {@code awaiting_approval}, {@code draft}, {@code stopped}, …
 * @param publishAt when its hold ends by itself
 * @param told how many had been told when it was stopped; empty where nobody said
 * @param untranslated languages of the page in which it is not there
 */
public record Posted(
        String id, String state, Optional<Instant> publishAt, Optional<Long> told, List<String> untranslated) {
    public Posted {
        untranslated = List.copyOf(untranslated);
    }

    /** Not said to anybody yet, and may still be. */
    public boolean isPending() {
        return List.of("draft", "awaiting_approval", "held").contains(state);
    }
}
