package io.sitrep.bot.discord.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.sitrep.bot.port.PlatformAway;
import io.sitrep.bot.port.PlatformBusy;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import net.dv8tion.jda.api.requests.Route;

/**
 * Calls of the API one after the other, until their time is over: none is begun that might last longer. Where Discord asks for a
 * short wait it is waited for; nothing else is ever sent twice. Blocks; for worker threads.
 */
public final class DiscordCalls {
    /** What is longer is for whoever asks to wait out. */
    private static final Duration SHORT = Duration.ofSeconds(2);

    private final DiscordHttp http;
    private final Buckets buckets;
    private final Duration call;
    private final long end;

    DiscordCalls(DiscordHttp http, Buckets buckets, Duration call, Duration altogether) {
        this.http = http;
        this.buckets = buckets;
        this.call = call;
        this.end = System.nanoTime() + altogether.toNanos();
    }

    /** Asks without a body. */
    public JsonNode ask(Route.CompiledRoute route) {
        return ask(route, Optional.empty());
    }

    public JsonNode ask(Route.CompiledRoute route, JsonNode body) {
        return ask(route, Optional.of(body));
    }

    /**
     * One call.
     *
     * @return what Discord answers; a missing node where that is nothing
     * @throws PlatformAway when there is no usable answer, no time left to wait for one, or a longer wait is asked for
     *     ({@link PlatformBusy} where it is for this bucket alone)
     * @throws io.sitrep.bot.port.PlatformRefused with Discord's number for it: {@code 10003}
     */
    JsonNode ask(Route.CompiledRoute route, Optional<JsonNode> body) {
        Duration wait = buckets.left(route);
        while (true) {
            waitFor(wait);
            DiscordHttp.Said said = http.send(route, body, call, buckets);
            if (said.answer().isPresent()) {
                return said.answer().get();
            }
            wait = said.patience();
        }
    }

    private void waitFor(Duration wait) {
        boolean isInTime = System.nanoTime() + wait.plus(call).toNanos() - end <= 0;
        if (wait.compareTo(SHORT) > 0 || !wait.isZero() && !isInTime) {
            throw patience(wait);
        }
        if (!isInTime) {
            throw new PlatformAway("Discord was too slow", DiscordAnswers.SOON);
        }
        try {
            TimeUnit.NANOSECONDS.sleep(wait.toNanos());
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new PlatformAway("the bot ends", DiscordAnswers.SOON);
        }
    }

    private PlatformAway patience(Duration wait) {
        return buckets.isQuietEverywhere()
                ? new PlatformAway("Discord asks for patience with everything", wait)
                : new PlatformBusy("Discord asks for patience", wait);
    }
}
