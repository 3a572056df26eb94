package io.sitrep.bot.rooms.step;

import io.sitrep.bot.port.PlatformAway;
import io.sitrep.bot.port.PlatformRefused;
import io.sitrep.bot.port.RoomKeeper.Doors;
import io.sitrep.bot.rooms.Look;
import io.sitrep.bot.rooms.Presence;
import io.sitrep.bot.rooms.Presences;
import io.sitrep.bot.rooms.RoomName;
import io.sitrep.bot.rooms.RoomsOn;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** An open incident has a room where the platform gets rooms, an internal one behind closed doors; one that is over gets none any more. */
@Singleton
public class OpenRoom implements Step {
    private static final Logger LOG = Logger.getLogger(OpenRoom.class);

    private final Presences presences;
    private final RoomsOn on;

    OpenRoom(Presences presences, RoomsOn on) {
        this.presences = presences;
        this.on = on;
    }

    @Override
    public Uni<Void> take(Look look) {
        if (!look.sight().isOpen()) {
            return Uni.createFrom().voidItem();
        }
        return left(look)
                .chain(() -> isWanted(look.presence())
                        ? open(look)
                        : Uni.createFrom().voidItem());
    }

    private boolean isWanted(Presence presence) {
        return presence.room().isEmpty() && on.includes(presence.place().platform());
    }

    private Uni<Void> left(Look look) {
        return look.presence().archived()
                ? presences.leave(look.presence()).invoke(look::isNow).replaceWithVoid()
                : Uni.createFrom().voidItem();
    }

    private Uni<Void> open(Look look) {
        Presence presence = look.presence();
        String name = RoomName.of(look.head());
        Doors doors = look.head().isInternal() ? Doors.CLOSED : Doors.OPEN;
        return look.keeper()
                .open(presence.place().workspace(), name, presence.roomMark(), doors)
                .onFailure(OpenRoom::isOfThePlatform)
                .call(() -> presences.notOpened(presence).invoke(look::isNow))
                .chain(room -> presences.opened(presence, room))
                .invoke(look::isNow)
                .invoke(opened -> look.head().lines().infof(LOG, "it has a room"))
                .replaceWithVoid();
    }

    private static boolean isOfThePlatform(Throwable failure) {
        return failure instanceof PlatformAway || failure instanceof PlatformRefused;
    }
}
