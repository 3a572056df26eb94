package io.sitrep.bot.discord.rooms;

import com.fasterxml.jackson.databind.JsonNode;
import io.sitrep.bot.Settings;
import io.sitrep.bot.Settings.Discord.RoomsAs;
import io.sitrep.bot.discord.DiscordGuilds;
import io.sitrep.bot.discord.web.DiscordCalls;
import io.sitrep.bot.port.PlatformRefused;
import io.sitrep.bot.port.RoomKeeper.Workspace;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import net.dv8tion.jda.api.requests.Route;
import org.jboss.logging.Logger;

/**
 * The guilds that get rooms, and where incidents are announced in each: the setting names channels, and Discord says of each which
 * guild it is in. A guild without one has no rooms where rooms are threads.
 */
@Singleton
class ServedGuilds {
    private static final Logger LOG = Logger.getLogger(ServedGuilds.class);
    private static final int PAGE = 200;

    private final DiscordGuilds served;
    private final boolean isOn;
    private final RoomsAs rooms;
    private final List<String> channels;
    private final Map<String, String> guilds = new ConcurrentHashMap<>();

    ServedGuilds(DiscordGuilds served, Settings settings) {
        this.served = served;
        this.isOn = settings.discord().token().isPresent();
        this.rooms = settings.discord().rooms();
        this.channels = settings.discord().incidentsChannel().orElse(List.of());
    }

    boolean isOn() {
        return isOn;
    }

    List<Workspace> all(DiscordCalls discord) {
        List<Workspace> all = new ArrayList<>();
        for (JsonNode guild : guildsWeAreIn(discord)) {
            String id = guild.path("id").asText();
            Optional<String> channel = served.serves(id) ? incidentsChannel(discord, id) : Optional.empty();
            if (served.serves(id) && (channel.isPresent() || rooms == RoomsAs.CHANNELS)) {
                all.add(new Workspace(id, guild.path("name").asText(), channel));
            }
        }
        return all;
    }

    /** @throws PlatformRefused for one that is not served */
    Home home(DiscordCalls discord, String guild) {
        if (!isOn || !served.serves(guild)) {
            throw new PlatformRefused("guild_not_served");
        }
        return new Home(guild, incidentsChannel(discord, guild));
    }

    private static List<JsonNode> guildsWeAreIn(DiscordCalls discord) {
        List<JsonNode> all = new ArrayList<>();
        JsonNode page;
        String after = "0";
        do {
            page = discord.ask(
                    Route.Self.GET_GUILDS.compile().withQueryParams("limit", Integer.toString(PAGE), "after", after));
            page.forEach(all::add);
            after = page.path(page.size() - 1).path("id").asText();
        } while (page.size() == PAGE);
        return all;
    }

    /** An entry is a channel's id, or {@code guild:channel}. */
    private Optional<String> incidentsChannel(DiscordCalls discord, String guild) {
        return channels.stream()
                .filter(entry -> guild.equals(guildOf(discord, entry.strip())))
                .map(entry -> entry.strip().substring(entry.strip().indexOf(':') + 1))
                .findFirst();
    }

    private String guildOf(DiscordCalls discord, String entry) {
        int colon = entry.indexOf(':');
        return colon < 0
                ? guilds.computeIfAbsent(entry, channel -> asked(discord, channel))
                : entry.substring(0, colon);
    }

    /** Null, so that it is asked again, where the bot may not look yet. */
    private static String asked(DiscordCalls discord, String channel) {
        try {
            return discord.ask(Route.Channels.GET_CHANNEL.compile(channel))
                    .path("guild_id")
                    .asText();
        } catch (PlatformRefused refused) {
            LOG.errorf(
                    "the channel of SITREP_DISCORD_INCIDENTS_CHANNEL can not be looked at, %s: invite the bot there",
                    refused.code());
            return null;
        }
    }
}
