package io.sitrep.bot.command;

import io.sitrep.bot.access.Role;
import io.sitrep.bot.incident.Order;
import io.sitrep.bot.reply.Form;
import io.sitrep.bot.reply.Phrase;
import io.sitrep.bot.reply.Reply;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** What a verb comes to. */
public sealed interface Decision {
    /** Nothing is to be changed; this is the answer. */
    record Answer(Reply reply) implements Decision {}

    /** This is to be changed; the answer is what came of it. */
    record Act(Order order) implements Decision {}

    /**
     * The person is asked for more.
     *
     * @param otherwise the answer where no form can be shown: how it is typed
     */
    record Ask(Form form, Reply otherwise) implements Decision {}

    /** The verb is theirs, and this use of it is not: it wants a higher role. */
    record Deny(Role needed) implements Decision {}

    static Uni<Decision> answer(Reply reply) {
        return Uni.createFrom().item(new Answer(reply));
    }

    static Uni<Decision> act(Order order) {
        return Uni.createFrom().item(new Act(order));
    }

    static Uni<Decision> refuse(String key, Object... parts) {
        return answer(Reply.Refused.because(Phrase.of(key, parts)));
    }

    /** Something is missing, or wrong, in what was typed or filled in. */
    static Uni<Decision> misused(Usage usage, Phrase... problems) {
        return answer(new Reply.Misuse(List.of(problems), List.of(usage.helpLine())));
    }
}
