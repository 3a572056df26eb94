package io.sitrep.bot.command.verb;

import io.sitrep.bot.access.Role;
import io.sitrep.bot.command.Asked;
import io.sitrep.bot.command.ChatCommand;
import io.sitrep.bot.command.Decision;
import io.sitrep.bot.command.Usage;
import io.sitrep.bot.following.Following.Channel;
import io.sitrep.bot.reply.Reply;
import io.sitrep.bot.reply.Text;
import io.smallrye.mutiny.Uni;

/** A verb that is about the channel it is typed in: its answer says how the channel stands from then on. */
abstract class AboutThisChannel implements ChatCommand {
    private final Usage usage;

    AboutThisChannel(String verb) {
        this.usage = Usage.of(verb, Role.RESPONDER);
    }

    @Override
    public final Usage usage() {
        return usage;
    }

    @Override
    public final Uni<Decision> decide(Asked asked) {
        Channel here = Channel.of(asked.person(), asked.invocation().channel());
        return change(here, asked, Text.plain(asked.tongue().say("channel." + usage.verb())))
                .<Decision>map(Decision.Answer::new);
    }

    /** @param stands how the channel stands once it is changed */
    abstract Uni<Reply> change(Channel here, Asked asked, Text stands);
}
