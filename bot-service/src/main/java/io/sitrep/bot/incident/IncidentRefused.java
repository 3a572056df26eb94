package io.sitrep.bot.incident;

import io.sitrep.bot.reply.Phrase;

/** The incident service understood and said no; nothing was changed. The phrase is for the person who asked. */
public class IncidentRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Phrase phrase;

    IncidentRefused(Phrase phrase) {
        super(phrase.key() + " " + phrase.parts(), null, false, false);
        this.phrase = phrase;
    }

    public Phrase phrase() {
        return phrase;
    }
}
