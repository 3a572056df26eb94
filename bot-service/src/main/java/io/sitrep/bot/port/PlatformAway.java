package io.sitrep.bot.port;

import java.time.Duration;

/** A platform gave no usable answer, or asked for patience. The same again later is what to do. */
public class PlatformAway extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Duration after;

    /** @param after how long to wait at least */
    public PlatformAway(String reason, Duration after) {
        super(reason, null, false, false);
        this.after = after;
    }

    public Duration after() {
        return after;
    }
}
