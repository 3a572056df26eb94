package io.sitrep.bot.discord;

import io.sitrep.bot.discord.web.DiscordCalls;
import io.sitrep.bot.port.PlatformRefused;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import net.dv8tion.jda.api.requests.Route;
import org.jboss.logging.Logger;

/**
 * Where incidents are announced: the setting names channels, and Discord says of each which guild it is in. Asked once for each channel,
 * and again, not at once, where the bot may not look at it yet. Safe for many threads.
 */
final class IncidentsChannels {
    private static final Logger LOG = Logger.getLogger(IncidentsChannels.class);

    /** A guild nobody wanted must not make the bot ask again and again. */
    private static final Duration PEACE = Duration.ofSeconds(10);

    private final List<String> named;
    private final LongSupplier nanoTime;
    private final Map<String, String> guilds = new ConcurrentHashMap<>();
    private final Map<String, Long> refused = new ConcurrentHashMap<>();

    /** @param entries each a channel's id, or {@code guild:channel} */
    IncidentsChannels(List<String> entries, LongSupplier nanoTime) {
        this.named = entries.stream().map(IncidentsChannels::channel).toList();
        this.nanoTime = nanoTime;
        entries.stream()
                .filter(entry -> entry.indexOf(':') >= 0)
                .forEach(entry -> guilds.put(
                        channel(entry), entry.substring(0, entry.indexOf(':')).strip()));
    }

    boolean isEmpty() {
        return named.isEmpty();
    }

    /** As far as it is known. */
    Optional<String> known(String guild) {
        return named.stream()
                .filter(channel -> guild.equals(guilds.get(channel)))
                .findFirst();
    }

    /** Whether Discord has nothing more to say about it for now. */
    boolean areKnown() {
        return named.stream().allMatch(channel -> guilds.containsKey(channel) || isInPeace(channel));
    }

    /** Asks for what is not known. @throws io.sitrep.bot.port.PlatformAway when Discord does not say it */
    void learn(DiscordCalls discord) {
        named.stream()
                .filter(channel -> !guilds.containsKey(channel) && !isInPeace(channel))
                .forEach(channel -> ask(discord, channel));
    }

    private void ask(DiscordCalls discord, String channel) {
        try {
            guilds.put(
                    channel,
                    discord.ask(Route.Channels.GET_CHANNEL.compile(channel))
                            .path("guild_id")
                            .asText(""));
        } catch (PlatformRefused no) {
            LOG.errorf(
                    "the channel of SITREP_DISCORD_INCIDENTS_CHANNEL can not be looked at, %s: invite the bot there",
                    no.code());
            refused.put(channel, nanoTime.getAsLong());
        }
    }

    private boolean isInPeace(String channel) {
        Long since = refused.get(channel);
        return since != null && nanoTime.getAsLong() - since < PEACE.toNanos();
    }

    private static String channel(String entry) {
        return entry.substring(entry.indexOf(':') + 1).strip();
    }
}
