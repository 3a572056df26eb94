package io.sitrep.bot.command;

import io.sitrep.bot.incident.Order;
import io.sitrep.bot.reply.Reply;

/** What a verb comes to. */
public sealed interface Decision {
    /** Nothing is to be changed; this is the answer. */
    record Answer(Reply reply) implements Decision {}

    /** This is to be changed; the answer is what came of it. */
    record Act(Order order) implements Decision {}
}
