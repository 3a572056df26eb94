package io.sitrep.bot.port;

import io.sitrep.bot.port.RoomKeeper.Spot;
import io.smallrye.mutiny.Uni;

/**
 * Told by a platform of messages people put on the timeline. What it tells of one message comes in its order, each at least once;
 * what fails is told again later. Each ends within 25 s.
 */
public interface Pins {
    /**
     * @param by who did it, by the name others know them by
     * @return whether they hold the message from now on: not where it is no incident's room, or they may not
     */
    Uni<Boolean> pinned(Spot spot, String message, Person by);

    /** Nobody holds it any more; stays where it is when they may not take it away. */
    Uni<Void> unpinned(Spot spot, String message, Person by);

    /** A message that is held says something else now. */
    Uni<Void> edited(Spot spot, String message);

    /** A message that was held is gone. */
    Uni<Void> deleted(Spot spot, String message);
}
