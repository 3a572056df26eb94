package io.sitrep.bot.ledger;

import io.sitrep.bot.reply.Language;
import io.sitrep.bot.reply.Reply;

/** How far an attempt brought a command. */
sealed interface Progress {
    /** This is the answer. */
    record Finished(Reply reply, Language language) implements Progress {}

    /** It goes on by itself after a while; until then this can be said. */
    record Postponed(Reply notice, Language language) implements Progress {}
}
