package io.sitrep.bot.port;

import java.time.Duration;

/** A platform is there, and asks for patience with calls of this kind: others may go on. */
public final class PlatformBusy extends PlatformAway {
    private static final long serialVersionUID = 1L;

    /** @param after how long to wait at least with the same again */
    public PlatformBusy(String reason, Duration after) {
        super(reason, after);
    }
}
