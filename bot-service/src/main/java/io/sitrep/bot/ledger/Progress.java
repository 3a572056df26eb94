package io.sitrep.bot.ledger;

import io.sitrep.bot.reply.Language;
import io.sitrep.bot.reply.Reply;
import io.sitrep.bot.reply.Speech;
import io.sitrep.bot.reply.Written;
import java.util.List;

/** How far an attempt brought a command. */
sealed interface Progress {
    /** The same; where it ended with nothing done, with what was written in the form. */
    default Progress givingBack(List<Written> words) {
        return this;
    }

    /** This is the answer. */
    record Finished(Reply reply, Language language) implements Progress {
        @Override
        public Progress givingBack(List<Written> words) {
            boolean nothingDone = Speech.objection(reply, language).isPresent();
            return words.isEmpty() || !nothingDone ? this : new Finished(new Reply.GivenBack(reply, words), language);
        }
    }

    /** It goes on by itself after a while; until then this can be said. */
    record Postponed(Reply notice, Language language) implements Progress {}
}
