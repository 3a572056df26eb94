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
import java.util.List;
import java.util.function.BiFunction;

/** A verb that is about the channel it is typed in: its answer says how the channel stands from then on. */
abstract class AboutThisChannel implements ChatCommand {
    private final Usage usage;
    private final BiFunction<Channel, String, Uni<Void>> change;

    /** @param change of this channel, by whoever has this actor's id */
    AboutThisChannel(String verb, BiFunction<Channel, String, Uni<Void>> change) {
        this.usage = Usage.of(verb, Role.RESPONDER);
        this.change = change;
    }

    @Override
    public final Usage usage() {
        return usage;
    }

    @Override
    public final Uni<Decision> decide(Asked asked) {
        Channel here = Channel.of(asked.person(), asked.invocation().channel());
        String stands = asked.tongue().say("channel." + usage.verb());
        return change.apply(here, asked.person().actorId())
                .replaceWith(new Decision.Answer(Reply.Shown.toAll(List.of(Text.plain(stands)))));
    }
}
