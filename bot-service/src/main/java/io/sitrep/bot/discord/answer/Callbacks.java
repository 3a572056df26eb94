package io.sitrep.bot.discord.answer;

import com.fasterxml.jackson.databind.JsonNode;
import io.sitrep.bot.discord.web.DiscordWeb;
import io.sitrep.bot.port.PlatformAway;
import io.sitrep.bot.port.PlatformRefused;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import net.dv8tion.jda.api.requests.Route;
import org.jboss.logging.Logger;

/**
 * Brings first answers to Discord by its API, as long as it takes them. What gets no answer is sent again: Discord takes one, and says
 * so when it is asked to take a second. Where it says so to what was sent once, another process gave that answer. Source: https://discord.com/developers/docs/interactions/receiving-and-responding, read
 * 2026-11-23.
 */
@Singleton
public class Callbacks {
    private static final Logger LOG = Logger.getLogger(Callbacks.class);

    /** Interaction has already been acknowledged. */
    private static final String ALREADY = "40060";

    /** Unknown interaction: that is what it says when its 3 s are over. */
    private static final String OVER = "10062";

    private static final Duration WITHIN = Duration.ofMillis(2_900);
    private static final Duration BETWEEN = Duration.ofMillis(150);

    private final DiscordWeb discord;

    Callbacks(DiscordWeb discord) {
        this.discord = discord;
    }

    /** From now on, for an interaction that arrived just now. */
    public FirstAnswer.Way to(String interaction, String token) {
        Route.CompiledRoute route = Route.Interactions.CALLBACK.compile(interaction, token);
        long end = System.nanoTime() + WITHIN.toNanos();
        return answer -> send(route, answer, end, false);
    }

    /** @param again whether Discord may have it from us already */
    private Uni<Boolean> send(Route.CompiledRoute route, JsonNode answer, long end, boolean again) {
        return discord.quickly(route, Optional.of(answer))
                .replaceWith(true)
                .onFailure(PlatformAway.class)
                .recoverWithUni(away -> again(route, answer, end, (PlatformAway) away))
                .onFailure(PlatformRefused.class)
                .recoverWithUni(refused -> known((PlatformRefused) refused, again));
    }

    private Uni<Boolean> again(Route.CompiledRoute route, JsonNode answer, long end, PlatformAway away) {
        if (System.nanoTime() + BETWEEN.toNanos() > end) {
            LOG.warnf("an interaction could not be answered in time: %s", away.getMessage());
            return Uni.createFrom().item(false);
        }
        return Uni.createFrom().voidItem().onItem().delayIt().by(BETWEEN).chain(() -> send(route, answer, end, true));
    }

    private static Uni<Boolean> known(PlatformRefused refused, boolean again) {
        boolean already = again && ALREADY.equals(refused.code());
        if (!already) {
            LOG.warnf("an answer to an interaction: %s", refused.getMessage());
        }
        return OVER.equals(refused.code())
                ? Uni.createFrom().failure(new FirstAnswer.TooLate())
                : Uni.createFrom().item(already);
    }
}
