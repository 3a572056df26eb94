package io.sitrep.bot.command;

import io.sitrep.bot.reply.Phrase;

/** Something typed in a way nothing can be done with. The problem is for the person who typed it. */
class Misuse extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Phrase problem;

    Misuse(String key, Object... parts) {
        super(key, null, false, false);
        this.problem = Phrase.of(key, parts);
    }

    Phrase problem() {
        return problem;
    }
}
