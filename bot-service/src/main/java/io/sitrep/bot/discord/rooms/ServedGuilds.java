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
import java.util.Optional;
import net.dv8tion.jda.api.requests.Route;

/**
 * The guilds that get rooms, and where incidents are announced in each. A guild without such a channel has no rooms where rooms are
 * threads.
 */
@Singleton
class ServedGuilds {
    private static final int PAGE = 200;

    private final DiscordGuilds served;
    private final boolean isOn;
    private final RoomsAs rooms;

    ServedGuilds(DiscordGuilds served, Settings settings) {
        this.served = served;
        this.isOn = settings.discord().token().isPresent();
        this.rooms = settings.discord().rooms();
    }

    boolean isOn() {
        return isOn;
    }

    List<Workspace> all(DiscordCalls discord) {
        List<Workspace> all = new ArrayList<>();
        for (JsonNode guild : guildsWeAreIn(discord)) {
            String id = guild.path("id").asText();
            boolean isServed = served.serves(discord, id);
            Optional<String> channel = isServed ? served.incidentsChannel(discord, id) : Optional.empty();
            if (isServed && (channel.isPresent() || rooms == RoomsAs.CHANNELS)) {
                all.add(new Workspace(id, guild.path("name").asText(), channel));
            }
        }
        return all;
    }

    /** @throws PlatformRefused for one that is not served */
    Home home(DiscordCalls discord, String guild) {
        if (!isOn || !served.serves(discord, guild)) {
            throw new PlatformRefused("guild_not_served");
        }
        return new Home(guild, served.incidentsChannel(discord, guild));
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
}
