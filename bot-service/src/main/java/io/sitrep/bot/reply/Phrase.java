package io.sitrep.bot.reply;

import java.util.List;

/**
 * Something to be said, in no language yet. {@link Tongue} puts it into one.
 *
 * @param key in the lists of words, {@code words_en.properties} and its like
 * @param parts what fills its places: texts as they are, whole numbers, or further phrases
 */
public record Phrase(String key, List<Object> parts) {
    /** For words that are said as they are in every language: {@code As it is: {0}}. */
    private static final String AS_IT_IS = "as-it-is";

    public Phrase {
        parts = List.copyOf(parts);
    }

    public static Phrase of(String key, Object... parts) {
        return new Phrase(key, List.of(parts));
    }

    /** What the incident service says, in whatever language it does. */
    public static Phrase asItIs(String words) {
        return of(AS_IT_IS, words);
    }
}
