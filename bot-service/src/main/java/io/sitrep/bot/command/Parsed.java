package io.sitrep.bot.command;

import io.sitrep.bot.reply.Reply;

/** What a typed line comes to. */
public sealed interface Parsed {
    record Understood(ChatCommand command, Arguments arguments) implements Parsed {}

    /**
     * Nothing can be done with it.
     *
     * @param why says how it is typed
     */
    record Misunderstood(Reply.Misuse why) implements Parsed {}
}
