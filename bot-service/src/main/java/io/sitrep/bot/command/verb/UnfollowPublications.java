package io.sitrep.bot.command.verb;

import io.sitrep.bot.command.Asked;
import io.sitrep.bot.following.Following;
import io.sitrep.bot.following.Following.Channel;
import io.sitrep.bot.reply.Reply;
import io.sitrep.bot.reply.Text;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;

/** {@code unsubscribe}: this channel is told no more. */
@Singleton
public class UnfollowPublications extends AboutThisChannel {
    private final Following following;

    public UnfollowPublications(Following following) {
        super("unsubscribe");
        this.following = following;
    }

    @Override
    Uni<Reply> change(Channel here, Asked asked, Text stands) {
        return following.end(here).replaceWith(Reply.Shown.toAll(List.of(stands)));
    }
}
