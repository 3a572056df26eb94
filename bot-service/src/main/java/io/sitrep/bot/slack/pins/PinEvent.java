package io.sitrep.bot.slack.pins;

import io.sitrep.bot.port.RoomKeeper.Spot;

/**
 * Something that happened to a message.
 *
 * @param id Slack's own, the same each time it is told
 * @param person who did it; empty where Slack does not say
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
