package io.sitrep.bot.command.verb;

import io.sitrep.bot.following.Following;
import jakarta.inject.Singleton;

/** {@code subscribe}: what the public is told is posted in this channel too. */
@Singleton
public class FollowPublications extends AboutThisChannel {
    public FollowPublications(Following following) {
        super("subscribe", following::begin);
    }
}
