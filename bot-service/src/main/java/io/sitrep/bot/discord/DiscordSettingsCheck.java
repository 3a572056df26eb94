package io.sitrep.bot.discord;

import io.quarkus.runtime.Startup;
import io.sitrep.bot.Settings;
import io.sitrep.kit.settings.SettingException;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Refuses to start with settings of Discord that would do nothing and say nothing of it, naming the variable and never its value. */
@Startup
@Singleton
public class DiscordSettingsCheck {
    private static final String TOKEN = "SITREP_DISCORD_TOKEN";

    /** What a header can carry: a token from a file may end with a new line. */
    private static final Pattern ONE_WORD = Pattern.compile("[\\x21-\\x7e]+");

    public DiscordSettingsCheck(Settings settings) {
        Settings.Discord discord = settings.discord();
        if (discord.token().filter(token -> !ONE_WORD.matcher(token).matches()).isPresent()) {
            throw new SettingException(TOKEN, "must be as Discord shows it, without a blank or a line's end");
        }
        if (discord.publicKey().isPresent() && discord.token().isEmpty()) {
            throw new SettingException(TOKEN, "must be set where SITREP_DISCORD_PUBLIC_KEY is: answers are sent by it");
        }
        each(DiscordGuilds.VARIABLE, discord.guilds(), DiscordNames::isId, "must be servers' ids, digits, with commas");
        each(
                "SITREP_DISCORD_INCIDENTS_CHANNEL",
                discord.incidentsChannel(),
                DiscordSettingsCheck::isChannel,
                "must be channels' ids, digits, with commas; or guild:channel, of each the id");
    }

    private static void each(
            String variable, Optional<List<String>> entries, Predicate<String> isOne, String whatIsWanted) {
        if (!entries.orElse(List.of()).stream().map(String::strip).allMatch(isOne)) {
            throw new SettingException(variable, whatIsWanted);
        }
    }

    private static boolean isChannel(String entry) {
        String[] ids = entry.split(":", -1);
        return ids.length <= 2 && List.of(ids).stream().allMatch(DiscordNames::isId);
    }
}
