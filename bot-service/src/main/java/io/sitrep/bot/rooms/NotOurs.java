package io.sitrep.bot.rooms;

/** Another process looks after the room now. What this one has in hand is not to be used. */
class NotOurs extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotOurs() {
        super("another process looks after the room", null, false, false);
    }
}
