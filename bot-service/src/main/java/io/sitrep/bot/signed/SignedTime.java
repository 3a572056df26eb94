package io.sitrep.bot.signed;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** When a request says that it was signed. One from another time may be a replay. */
public final class SignedTime {
    /** A request older than this may be a replay; one that is ahead by as much is no better. */
    private static final Duration FARTHEST = Duration.ofMinutes(5);

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");

    private SignedTime() {}

    /**
     * What is wrong with it, or nothing.
     *
     * @param header what it was sent in
     * @param timestamp in seconds since 1970
     */
    public static Optional<String> objection(String header, String timestamp, Clock clock) {
        if (!SECONDS.matcher(timestamp).matches()) {
            return Optional.of(header + " is not a time in seconds");
        }
        long apart = Math.abs(clock.instant().getEpochSecond() - Long.parseLong(timestamp));
        return apart > FARTHEST.toSeconds()
                ? Optional.of(header + " is more than " + FARTHEST.toSeconds() + " s from now")
                : Optional.empty();
    }
}
