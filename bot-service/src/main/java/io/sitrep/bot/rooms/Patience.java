package io.sitrep.bot.rooms;

import io.sitrep.bot.port.PlatformAway;
import io.sitrep.bot.port.PlatformBusy;
import io.sitrep.bot.port.PlatformRefused;
import io.sitrep.bot.suite.SuiteRefused;
import java.time.Duration;
import java.util.List;

/**
 * How long the next look waits after one that could not do everything.
 *
 * @param usually while nothing happens
 * @param least also when something happens; zero where the platform answers: what it refuses or wants left alone keeps nothing else waiting
 */
record Patience(Duration usually, Duration least) {
    private static final Duration LONGEST_AWAY = Duration.ofSeconds(30);
    private static final Duration LONGEST_REFUSED = Duration.ofMinutes(10);

    /** Many things may happen while a platform does not answer; each attempt costs it, and us, a few seconds. */
    private static final Duration AWAY = Duration.ofSeconds(2);

    private static final Duration BUSY = Duration.ofSeconds(1);

    /** @param failures how many looks in a row did not end well before this one */
    static Patience after(List<Throwable> troubles, int failures) {
        Duration wait = troubles.stream()
                .map(trouble -> wait(trouble, Duration.ofSeconds(1L << Math.min(failures, 10))))
                .min(Duration::compareTo)
                .orElse(AWAY);
        boolean silent = troubles.stream().anyMatch(Patience::isSilence);
        return new Patience(wait, silent ? shorter(wait, AWAY) : Duration.ZERO);
    }

    /** 1 s, 2 s, 4 s, … or as long as was asked for. What is refused is asked for less and less often. */
    private static Duration wait(Throwable trouble, Duration ours) {
        if (trouble instanceof PlatformBusy busy) {
            return longer(busy.after(), BUSY);
        } else if (trouble instanceof PlatformAway away) {
            return longer(shorter(ours, LONGEST_AWAY), away.after());
        }
        return shorter(ours, isRefusal(trouble) ? LONGEST_REFUSED : LONGEST_AWAY);
    }

    /** The platform gave no usable answer. */
    static boolean isSilence(Throwable trouble) {
        return trouble instanceof PlatformAway && !(trouble instanceof PlatformBusy);
    }

    /** What was refused will be refused again: nothing that comes after it gains by waiting. */
    static boolean isRefusal(Throwable trouble) {
        return trouble instanceof PlatformRefused || trouble instanceof SuiteRefused;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
