package io.sitrep.bot.pins.told;

import io.sitrep.bot.port.RoomKeeper.Spot;

/**
 * Something that happened to a message.
 *
 * @param id the platform's own, the same each time it is told; where it has none, one of ours
 * @param person who did it; empty where the platform does not say
 */
public record PinEvent(String id, Spot spot, String message, Deed deed, String person) {
    /** As the ledger writes them, in small letters. */
    public enum Deed {
        PINNED,
        UNPINNED,
        EDITED,
        DELETED
    }
}
