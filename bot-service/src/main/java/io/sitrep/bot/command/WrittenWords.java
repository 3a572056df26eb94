package io.sitrep.bot.command;

import io.sitrep.bot.reply.Language;
import io.sitrep.bot.reply.Phrase;
import io.sitrep.bot.reply.Tongue;
import io.sitrep.bot.reply.Written;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Finds what somebody wrote in a form: what is chosen in one is chosen again in a moment, what is written is not. */
public final class WrittenWords {
    /** What matters most first: a platform cuts what is too long at its end. */
    private static final List<String> TEXTS = List.of("message", "title", "workaround", Forms.REASON);

    private WrittenWords() {}

    /** @param filled by the keys of the form's fields */
    public static List<Written> of(Map<String, String> filled) {
        Map<String, String> inOrder = new TreeMap<>(filled);
        List<Written> written = new ArrayList<>();
        for (String what : TEXTS) {
            inOrder.forEach((key, words) -> {
                if (key.equals(what) && !words.isBlank()) {
                    written.add(new Written(Phrase.of("form." + what), words));
                } else if (key.startsWith(what + "_") && !words.isBlank()) {
                    Phrase language = language(key.substring(what.length() + 1));
                    written.add(new Written(Phrase.of("form." + what + ".in", language), words));
                }
            });
        }
        return written;
    }

    private static Phrase language(String locale) {
        String name = "language." + locale;
        return Tongue.of(Language.EN).knows(name) ? Phrase.of(name) : Phrase.asItIs(locale);
    }
}
