package io.sitrep.bot.rooms.step;

import io.sitrep.bot.port.RoomKeeper.Room;
import io.sitrep.bot.rooms.Look;
import io.sitrep.bot.rooms.Presences;
import io.sitrep.bot.rooms.card.Posting;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;

/** The card in the room is pinned. */
@Singleton
public class PinCard implements Step {
    private final Presences presences;

    PinCard(Presences presences) {
        this.presences = presences;
    }

    @Override
    public Uni<Void> take(Look look) {
        Optional<Room> room =
                look.presence().openRoom().filter(there -> !look.presence().cardPinned());
        return room.flatMap(there -> look.posted(there.channel(), Posting.CARD)
                        .map(card -> look.keeper()
                                .pin(there.spot(), card.message())
                                .chain(() -> presences.pinned(look.presence()))
                                .invoke(look::isNow)
                                .replaceWithVoid()))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }
}
