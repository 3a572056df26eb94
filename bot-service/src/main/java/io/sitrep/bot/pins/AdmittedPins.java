package io.sitrep.bot.pins;

import io.sitrep.bot.access.Admission;
import io.sitrep.bot.access.Doorkeeper;
import io.sitrep.bot.access.Role;
import io.sitrep.bot.ledger.Denials;
import io.sitrep.bot.port.Person;
import io.sitrep.bot.port.Pins;
import io.sitrep.bot.port.PlatformAway;
import io.sitrep.bot.port.RoomKeeper.Spot;
import io.sitrep.bot.port.RoomsOfIncidents;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * A timeline is written to by those alone who may change an incident. Who may not is known to the audit, and what they pin
 * counts for nothing. While it can't be found out who somebody is it fails, to be told again.
 */
@Singleton
class AdmittedPins implements Pins {
    private static final Role NEEDED = Role.RESPONDER;
    private static final Duration SOON = Duration.ofSeconds(5);

    private final TimelinePins timeline;
    private final Doorkeeper doorkeeper;
    private final RoomsOfIncidents rooms;
    private final Denials denials;

    AdmittedPins(TimelinePins timeline, Doorkeeper doorkeeper, RoomsOfIncidents rooms, Denials denials) {
        this.timeline = timeline;
        this.doorkeeper = doorkeeper;
        this.rooms = rooms;
        this.denials = denials;
    }

    @Override
    public Uni<Boolean> pinned(Spot spot, String message, Person by) {
        return incidentOf(spot, by)
                .chain(incident -> incident.isEmpty()
                        // People pin things everywhere: elsewhere nobody is asked who they are.
                        ? Uni.createFrom().item(false)
                        : mayThey("pin", spot, message, by, incident)
                                .call(may -> may ? timeline.pinned(spot, message, by) : nothing()));
    }

    @Override
    public Uni<Void> unpinned(Spot spot, String message, Person by) {
        return timeline.isOn(spot, message).chain(on -> on ? takenAway(spot, message, by) : nothing());
    }

    private Uni<Void> takenAway(Spot spot, String message, Person by) {
        return incidentOf(spot, by)
                .chain(incident -> mayThey("unpin", spot, message, by, incident))
                .chain(may -> may ? timeline.unpinned(spot, message, by) : nothing());
    }

    /** Words of a message that is held are followed whoever changes them: that is its author. */
    @Override
    public Uni<Void> edited(Spot spot, String message) {
        return timeline.edited(spot, message);
    }

    @Override
    public Uni<Void> deleted(Spot spot, String message) {
        return timeline.deleted(spot, message);
    }

    private Uni<Optional<String>> incidentOf(Spot spot, Person by) {
        return rooms.incidentOf(by.platform(), spot.workspace(), spot.channel());
    }

    private Uni<Boolean> mayThey(String deed, Spot spot, String message, Person by, Optional<String> incident) {
        return doorkeeper.admit(by, Optional.of(NEEDED)).chain(admission -> {
            if (!(admission instanceof Admission.Refused refused)) {
                return Uni.createFrom().item(true);
            }
            if (refused.inDoubt()) {
                return Uni.createFrom().failure(new PlatformAway("it is not known who pinned a message", SOON));
            }
            return denials.note(key(deed, spot, message, by), refused, deed + " a message", incident)
                    .replaceWith(false);
        });
    }

    private static UUID key(String deed, Spot spot, String message, Person by) {
        String all = String.join(" ", deed, by.actorId(), spot.workspace(), spot.channel(), message);
        return UUID.nameUUIDFromBytes(all.getBytes(StandardCharsets.UTF_8));
    }

    private static Uni<Void> nothing() {
        return Uni.createFrom().voidItem();
    }
}
