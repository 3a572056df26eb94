package io.sitrep.bot.rooms.step;

import io.sitrep.bot.port.PlatformRefused;
import io.sitrep.bot.port.RoomGone;
import io.sitrep.bot.port.RoomKeeper.Room;
import io.sitrep.bot.port.RoomKeeper.Spot;
import io.sitrep.bot.rooms.Look;
import io.sitrep.bot.rooms.PostedMessages;
import io.sitrep.bot.rooms.PostedMessages.Posted;
import io.sitrep.bot.rooms.Presences;
import io.sitrep.bot.rooms.card.Posting;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import org.jboss.logging.Logger;

/** One message is there, and looks as it should. */
public final class PostMessages {
    private static final Logger LOG = Logger.getLogger(PostMessages.class);

    private final PostedMessages messages;
    private final Presences presences;

    public PostMessages(PostedMessages messages, Presences presences) {
        this.messages = messages;
        this.presences = presences;
    }

    /** The step for one message. */
    public Step stepFor(Posting posting) {
        return look -> spot(look, posting)
                .map(spot -> look.posted(spot.channel(), posting.mark())
                        .map(posted -> edited(look, spot, posted, posting))
                        .orElseGet(() -> posted(look, spot, posting)))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    /** Of an incident that is over, or internal, nothing new is said outside its room. */
    private static Optional<Spot> spot(Look look, Posting posting) {
        if (posting.where() == Posting.Where.ROOM) {
            return look.presence().openRoom().map(Room::spot);
        }
        return look.sight()
                .incidentsChannel()
                .filter(channel -> look.sight().isOpen() && !look.head().isInternal()
                        || look.posted(channel, posting.mark()).isPresent())
                .map(channel -> new Spot(look.presence().place().workspace(), channel));
    }

    private Uni<Void> posted(Look look, Spot spot, Posting posting) {
        return look.keeper()
                .post(spot, posting.card(), mark(look, posting))
                .chain(message -> keep(look, new Posted(spot.channel(), posting.mark(), message, posting.look())));
    }

    private Uni<Void> edited(Look look, Spot spot, Posted posted, Posting posting) {
        if (posted.look().equals(posting.look())) {
            return Uni.createFrom().voidItem();
        }
        return look.keeper()
                .edit(spot, posted.message(), posting.card())
                .chain(() -> keep(look, new Posted(spot.channel(), posting.mark(), posted.message(), posting.look())))
                .onFailure(PostMessages::isOfTheMessage)
                .invoke(refused -> look.head()
                        .lines()
                        .warnf(LOG, "a card can not be edited and is posted anew, %s", refused.getMessage()))
                .onFailure(PostMessages::isOfTheMessage)
                .recoverWithUni(gone -> anew(look, spot, posted, posting));
    }

    /** Not of the whole channel: where that is gone, there is no place to post anything anew. */
    private static boolean isOfTheMessage(Throwable failure) {
        return failure instanceof PlatformRefused && !(failure instanceof RoomGone);
    }

    /** Somebody took the message away: it is posted again. */
    private Uni<Void> anew(Look look, Spot spot, Posted posted, Posting posting) {
        return messages.forget(look.presence().place(), spot, posting.mark())
                .invoke(() -> look.hasNoMore(posted))
                .chain(() -> posting.mark().equals(Posting.CARD)
                        ? presences
                                .unpinned(look.presence())
                                .invoke(look::isNow)
                                .replaceWithVoid()
                        : Uni.createFrom().voidItem())
                .chain(() -> posted(look, spot, posting));
    }

    private Uni<Void> keep(Look look, Posted posted) {
        return messages.keep(look.presence().place(), posted).invoke(() -> look.has(posted));
    }

    /** In one channel there are cards of many incidents. */
    private static String mark(Look look, Posting posting) {
        return look.presence().place().incident() + ":" + posting.mark();
    }
}
