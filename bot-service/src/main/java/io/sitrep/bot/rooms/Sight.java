package io.sitrep.bot.rooms;

import io.sitrep.bot.catalog.Runbook;
import io.sitrep.bot.events.Head;
import io.sitrep.bot.events.Said;
import io.sitrep.bot.port.RoomsEverywhere.OneRoom;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Everything a look goes by: the incident as last told, and what is there of it in the workspace.
 *
 * @param toldStatus the status the public was last told, as far as we heard
 * @param overdueAt the promise of an update that was reported as broken last
 * @param incidentsChannel where incidents are announced there
 * @param roomAddress where people open the room
 * @param elsewhere the incident's rooms in other places
 * @param told by publication, the newest first
 * @param posted marks of the messages that were posted in the room
 */
public record Sight(
        Head head,
        Optional<Said> said,
        Optional<String> toldStatus,
        Optional<Instant> overdueAt,
        Presence presence,
        Optional<String> incidentsChannel,
        Optional<URI> roomAddress,
        List<OneRoom> elsewhere,
        List<Told> told,
        List<Runbook> runbooks,
        Set<String> posted,
        Instant now) {
    public Sight {
        elsewhere = List.copyOf(elsewhere);
        told = List.copyOf(told);
        runbooks = List.copyOf(runbooks);
        posted = Set.copyOf(posted);
    }

    /**
     * How far the deliveries of one publication are.
     *
     * @param changedAt when we last heard of it
     */
    public record Told(UUID publication, int planned, int unsent, int delivered, int unreachable, Instant changedAt) {
        public boolean isComplete() {
            return planned > 0 && unsent == 0;
        }
    }

    public boolean isOpen() {
        return head.isOpen();
    }
}
