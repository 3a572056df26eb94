package io.sitrep.bot.command.verb;

import io.sitrep.bot.following.Following;
import jakarta.inject.Singleton;

/** {@code unsubscribe}: this channel is told no more. */
@Singleton
public class UnfollowPublications extends AboutThisChannel {
    public UnfollowPublications(Following following) {
        super("unsubscribe", (channel, actorId) -> following.end(channel));
    }
}
