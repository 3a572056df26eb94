package io.sitrep.bot.ledger;

import io.sitrep.bot.reply.Phrase;
import io.sitrep.bot.reply.Reply;
import java.time.Duration;

/** What is said while there is no result; each says truly what is known. */
final class Notices {
    static final Reply.Notice WORKING = notice("notice.working");

    static final Reply.Notice IN_TURN = notice("notice.in-turn");

    static final Reply.Notice AFTER_DECLARED = notice("notice.after-declared");

    static final Reply.Notice SENT_ALREADY = notice("notice.sent-already");

    static final Reply.Notice NOT_WRITTEN_DOWN = notice("notice.not-noted");

    private Notices() {}

    /** @param limit for how long */
    static Reply.Notice keepsTrying(Duration limit) {
        return notice("notice.trying", Math.max(1, limit.toMinutes()));
    }

    static Reply gaveUp(boolean maybeDone) {
        return notice(maybeDone ? "notice.gave-up.maybe" : "notice.gave-up");
    }

    private static Reply.Notice notice(String key, Object... parts) {
        return new Reply.Notice(Phrase.of(key, parts));
    }
}
