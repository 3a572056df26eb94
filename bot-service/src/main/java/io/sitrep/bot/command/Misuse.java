package io.sitrep.bot.command;

/** Something typed in a way nothing can be done with. The message is for the person who typed it. */
class Misuse extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Misuse(String problem) {
        super(problem, null, false, false);
    }
}
