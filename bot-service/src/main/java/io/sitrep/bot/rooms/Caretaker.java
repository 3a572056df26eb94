package io.sitrep.bot.rooms;

import io.sitrep.bot.port.PlatformAway;
import io.sitrep.bot.port.PlatformRefused;
import io.sitrep.bot.port.RoomKeeper;
import io.sitrep.bot.rooms.card.Board;
import io.sitrep.bot.rooms.card.Posting;
import io.sitrep.bot.rooms.step.ArchiveRoom;
import io.sitrep.bot.rooms.step.InviteDeclarer;
import io.sitrep.bot.rooms.step.InvitePeople;
import io.sitrep.bot.rooms.step.LinkRoom;
import io.sitrep.bot.rooms.step.NotePending;
import io.sitrep.bot.rooms.step.OpenRoom;
import io.sitrep.bot.rooms.step.PinCard;
import io.sitrep.bot.rooms.step.PostMessages;
import io.sitrep.bot.rooms.step.SetBookmarks;
import io.sitrep.bot.rooms.step.SetTopic;
import io.sitrep.bot.rooms.step.Step;
import io.sitrep.bot.suite.SuiteAway;
import io.sitrep.bot.suite.SuiteRefused;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Takes one look at an incident in a workspace and makes what is missing: the room, what people read first, then the
 * rest. What one look could not do the next one does; each thing comes to be once, whatever a crash interrupts.
 */
@Singleton
class Caretaker {
    private static final Logger LOG = Logger.getLogger(Caretaker.class);

    /** After so many calls in one look that a platform did not answer, the others wait for the next look. */
    private static final int MOST_AWAY = 2;

    private final Presences presences;
    private final PostedMessages messages;
    private final Sights sights;
    private final Board board;
    private final OpenRoom openRoom;
    private final PostMessages postMessages;
    private final List<Step> furniture;

    Caretaker(
            Presences presences,
            PostedMessages messages,
            Sights sights,
            Board board,
            OpenRoom openRoom,
            Furniture furniture) {
        this.presences = presences;
        this.messages = messages;
        this.sights = sights;
        this.board = board;
        this.openRoom = openRoom;
        this.postMessages = new PostMessages(messages, presences);
        this.furniture = furniture.steps();
    }

    /** What comes after the messages, in this order. */
    @Singleton
    static final class Furniture {
        private final List<Step> steps;

        Furniture(
                InvitePeople invite,
                InviteDeclarer declarer,
                SetTopic topic,
                PinCard pin,
                SetBookmarks bookmarks,
                LinkRoom link,
                NotePending pending,
                ArchiveRoom archive) {
            this.steps = List.of(invite, declarer, topic, pin, bookmarks, link, pending, archive);
        }

        List<Step> steps() {
            return steps;
        }
    }

    /** Never fails for what a platform or another service does; fails when our own database is away. */
    Uni<Void> lookAt(Presence presence, RoomKeeper keeper) {
        return messages.of(presence.place())
                .map(posted -> new Look(presence, keeper, posted))
                .chain(look -> see(look)
                        .chain(() -> taken(look, openRoom))
                        // A room that has just come to be, or could not, is seen on the cards.
                        .chain(() -> see(look))
                        .chain(() -> post(look))
                        .chain(() -> all(look, furniture))
                        .chain(() -> leave(look))
                        .chain(() -> ended(look)))
                .onFailure(NotOurs.class)
                .recoverWithNull();
    }

    private Uni<Void> see(Look look) {
        return sights.of(look.presence(), look.posted(), look.keeper())
                .invoke(look::sees)
                .replaceWithVoid();
    }

    private Uni<Void> post(Look look) {
        List<Posting> wanted = board.on(look.sight());
        return all(look, wanted.stream().map(postMessages::stepFor).toList());
    }

    private Uni<Void> all(Look look, List<Step> steps) {
        Uni<Void> done = Uni.createFrom().voidItem();
        for (Step step : steps) {
            done = done.chain(() -> taken(look, step));
        }
        return done;
    }

    private Uni<Void> taken(Look look, Step step) {
        if (look.hasLostItsRoom()
                || look.troubles().stream().filter(Patience::isSilence).count() >= MOST_AWAY
                || step instanceof ArchiveRoom && !look.troubles().stream().allMatch(Patience::isRefusal)) {
            return Uni.createFrom().voidItem();
        }
        return Uni.createFrom()
                .deferred(() -> step.take(look))
                .onFailure(Caretaker::isExpected)
                .invoke(look::troubledBy)
                .onFailure(Caretaker::isExpected)
                .recoverWithNull();
    }

    /** The next look at an open incident makes another room; of one that is over, the room counts as archived. */
    private Uni<Void> leave(Look look) {
        if (!look.hasLostItsRoom()) {
            return Uni.createFrom().voidItem();
        }
        look.head()
                .lines()
                .warnf(
                        LOG,
                        "its room in a workspace of %s is deleted or archived",
                        look.presence().place().platform());
        Uni<Presence> left =
                look.sight().isOpen() ? presences.leave(look.presence()) : presences.archived(look.presence());
        return left.invoke(look::isNow).replaceWithVoid();
    }

    private Uni<Void> ended(Look look) {
        Presence presence = look.claimed();
        Duration next = board.next(look.sight())
                .map(moment -> Duration.between(look.sight().now(), moment))
                .orElse(null);
        if (look.troubles().isEmpty()) {
            return presences.finished(presence, next).replaceWithVoid();
        }
        Patience patience = Patience.after(look.troubles(), presence.failures());
        look.head()
                .lines()
                .warnf(
                        LOG,
                        "it is not all there in a workspace of %s, %s; again in %s",
                        presence.place().platform(),
                        look.troubles().get(0).getMessage(),
                        patience.usually());
        return presences.failed(presence, patience, next).replaceWithVoid();
    }

    private static boolean isExpected(Throwable failure) {
        return failure instanceof PlatformAway
                || failure instanceof PlatformRefused
                || failure instanceof SuiteAway
                || failure instanceof SuiteRefused;
    }
}
