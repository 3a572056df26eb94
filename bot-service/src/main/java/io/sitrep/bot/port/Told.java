package io.sitrep.bot.port;

import java.time.Duration;

/** How it went to hand over a late answer. */
public sealed interface Told {
    record Done() implements Told {}

    record Later(String reason, Duration after) implements Told {}

    record Never(String reason) implements Told {}
}
