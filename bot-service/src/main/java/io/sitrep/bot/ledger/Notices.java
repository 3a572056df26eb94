package io.sitrep.bot.ledger;

import io.sitrep.bot.reply.Phrase;
import io.sitrep.bot.reply.Reply;

/** What is said while there is no result; each says truly what is known. */
final class Notices {
    static final Reply.Notice WORKING = notice("notice.working");

    static final Reply.Notice KEEPS_TRYING = notice("notice.trying");

    static final Reply.Notice NOT_WRITTEN_DOWN = notice("notice.not-noted");

    private Notices() {}

    static Reply gaveUp(boolean maybeDone) {
        return notice(maybeDone ? "notice.gave-up.maybe" : "notice.gave-up");
    }

    private static Reply.Notice notice(String key) {
        return new Reply.Notice(Phrase.of(key));
    }
}
