package io.sitrep.bot.discord.gateway;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Notes how it goes to hold the gateway, and says what a human should know of it. That another process holds it is as it should be,
 * unless that one lets go of it again and again: then nobody reaches Discord. Safe for many threads.
 */
final class HoldingWatch {
    private static final Duration UNANSWERED = Duration.ofSeconds(15);
    private static final Duration UNREACHED = Duration.ofMinutes(1);

    /** Longer than anybody holds it who does not reach Discord. */
    private static final Duration WELL_WITH_ANOTHER = Duration.ofSeconds(45);

    private final LongSupplier nanoTime;
    private Optional<Long> unansweredSince = Optional.empty();
    private Optional<Long> unreachedSince = Optional.empty();
    private Optional<Long> elsewhereSince = Optional.empty();

    HoldingWatch(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Our database did not say whose it is. */
    synchronized void unanswered() {
        unansweredSince = unansweredSince.or(this::now);
    }

    /** Another process holds it. */
    synchronized void elsewhere() {
        unansweredSince = Optional.empty();
        elsewhereSince = elsewhereSince.or(this::now);
        if (lasts(elsewhereSince, WELL_WITH_ANOTHER)) {
            unreachedSince = Optional.empty();
        }
    }

    /** We hold it. */
    synchronized void ours() {
        unansweredSince = Optional.empty();
        elsewhereSince = Optional.empty();
    }

    /** While we hold it: whether it is open. */
    synchronized void open(boolean open) {
        unreachedSince = open ? Optional.empty() : unreachedSince.or(this::now);
    }

    /** In plain words; empty while all is well. */
    synchronized Optional<String> trouble() {
        if (lasts(unansweredSince, UNANSWERED)) {
            return Optional.of("our own database does not say who holds the gateway");
        }
        return lasts(unreachedSince, UNREACHED)
                ? Optional.of("Discord's gateway cannot be opened from here")
                : Optional.empty();
    }

    private Optional<Long> now() {
        return Optional.of(nanoTime.getAsLong());
    }

    private boolean lasts(Optional<Long> since, Duration time) {
        return since.filter(begun -> nanoTime.getAsLong() - begun >= time.toNanos())
                .isPresent();
    }
}
