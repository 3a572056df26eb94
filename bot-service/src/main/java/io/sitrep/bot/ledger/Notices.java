package io.sitrep.bot.ledger;

import io.sitrep.bot.reply.Reply;

/** What is said while there is no result; each says truly what is known. */
final class Notices {
    static final Reply.Notice WORKING = new Reply.Notice("Working on it… The answer comes here.");

    static final Reply.Notice KEEPS_TRYING = new Reply.Notice("The incident service does not answer right now. I keep"
            + " trying and tell you here; there is no need to type it again.");

    static final Reply.Notice NOT_WRITTEN_DOWN = new Reply.Notice(
            "The bot's database does not answer, so this may not"
                    + " have been noted, and nothing has been done so far. If no answer comes here within a minute, type it again.");

    private Notices() {}

    static Reply gaveUp(boolean maybeDone) {
        return new Reply.Notice("The incident service could not be reached, and I have stopped trying. "
                + (maybeDone
                        ? "Whether what you asked for was done is not known: look at /incident list before you type it again."
                        : "Nothing was changed: type the same again when it is back."));
    }
}
