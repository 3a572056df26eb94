package io.sitrep.bot.discord;

import io.sitrep.bot.Settings;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Which guilds the bot serves: those it is in, or of them those that are named, where any is. */
@Singleton
public class DiscordGuilds {
    private final Optional<List<String>> named;

    DiscordGuilds(Settings settings) {
        this.named = settings.discord().guilds().map(List::copyOf);
    }

    /** @param guild one the bot is in; empty for none, as in a direct message, which is not served */
    public boolean serves(String guild) {
        return !guild.isEmpty() && named.map(only -> only.contains(guild)).orElse(true);
    }
}
