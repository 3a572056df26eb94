package io.sitrep.bot.port;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Optional;

/** What people ask of an incident's room in their workspace. To ask again does no harm. Fails only when our own database is away. */
public interface RoomWishes {
    /**
     * Puts the reminder of a promised update off; until the update is due at most, unless it is already.
     *
     * @param ref {@code INC-42}
     * @return until when; empty when there is nothing to be reminded of
     */
    Uni<Optional<Instant>> snooze(String platform, String workspace, String ref);

    /** Has the room archived, which may take some seconds; what came of it. */
    Uni<Archiving> archive(String platform, String workspace, String ref);

    /** What came of the wish to archive a room. */
    enum Archiving {
        ASKED,
        NO_ROOM,
        /** A room is needed as long as its incident is open. */
        STILL_OPEN
    }
}
