package io.sitrep.bot.ledger;

import io.sitrep.bot.port.Invocation;
import io.sitrep.bot.port.RoomsOfIncidents;
import io.sitrep.bot.reply.Reply;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Set;

/**
 * Keeps what is told of internal incidents from whoever happens to be in the channel, people of another company perhaps: in the
 * incident's own room everybody reads it, anywhere else whoever asked alone. Where it is not known which room this is, it is none.
 */
@Singleton
class Discretion {
    private final RoomsOfIncidents rooms;

    Discretion(RoomsOfIncidents rooms) {
        this.rooms = rooms;
    }

    /** The same, told to as many as may know of it. Never fails. */
    Uni<Progress> kept(Progress progress, Invocation where) {
        if (!(progress instanceof Progress.Finished finished)) {
            return Uni.createFrom().item(progress);
        }
        Set<String> internal = finished.reply().internal();
        return internal.isEmpty()
                ? Uni.createFrom().item(progress)
                : isAmong(internal, where)
                        .map(amongThem -> amongThem
                                ? finished
                                : new Progress.Finished(new Reply.Whispered(finished.reply()), finished.language()));
    }

    private Uni<Boolean> isAmong(Set<String> internal, Invocation where) {
        return rooms.incidentOf(where.person().platform(), where.person().workspace(), where.channel())
                .map(room -> room.map(Set::of).orElse(Set.of()).containsAll(internal))
                .onFailure()
                .recoverWithItem(false);
    }
}
