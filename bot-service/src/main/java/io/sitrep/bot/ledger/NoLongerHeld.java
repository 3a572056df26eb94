package io.sitrep.bot.ledger;

/** Another process has taken the entry over, or finished it. What this one has in hand is not to be used. */
class NoLongerHeld extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoLongerHeld() {
        super("another process took the command over", null, false, false);
    }
}
