package io.sitrep.bot.command.verb;

import io.sitrep.bot.command.Asked;
import io.sitrep.bot.following.Following;
import io.sitrep.bot.following.Following.Channel;
import io.sitrep.bot.port.PlatformAway;
import io.sitrep.bot.port.PlatformRefused;
import io.sitrep.bot.port.RoomKeeper.Spot;
import io.sitrep.bot.port.RoomKeepers;
import io.sitrep.bot.reply.Message;
import io.sitrep.bot.reply.Phrase;
import io.sitrep.bot.reply.Reply;
import io.sitrep.bot.reply.Text;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * {@code subscribe}: what the public is told is posted in this channel too. The bot says so there itself, as it will what is told: where it
 * can't, the channel follows nothing. Taken up again after a crash, it may say it twice.
 */
@Singleton
public class FollowPublications extends AboutThisChannel {
    private final Following following;
    private final RoomKeepers keepers;

    public FollowPublications(Following following, RoomKeepers keepers) {
        super("subscribe");
        this.following = following;
        this.keepers = keepers;
    }

    @Override
    Uni<Reply> change(Channel here, Asked asked, Text stands) {
        return said(here, stands)
                .chain(() -> following.begin(here, asked.person().actorId()))
                .<Reply>replaceWith(Reply.Shown.privately(List.of(stands)))
                .onFailure(PlatformRefused.class)
                .recoverWithItem(Reply.Refused.because(Phrase.of("refuse.channel-closed")))
                .onFailure(PlatformAway.class)
                .recoverWithItem(Reply.Refused.because(Phrase.of("refuse.channel-away")));
    }

    private Uni<Void> said(Channel here, Text stands) {
        return keepers.of(here.platform())
                .map(keeper -> keeper.say(
                        new Spot(here.workspace(), here.id()), new Message(false, List.of(stands), List.of())))
                .orElseGet(() -> Uni.createFrom().failure(new PlatformRefused("nobody_posts_there")));
    }
}
