package io.sitrep.bot.discord;

import io.quarkus.runtime.StartupEvent;
import io.sitrep.bot.Settings;
import io.sitrep.bot.discord.web.DiscordCalls;
import io.sitrep.bot.discord.web.DiscordWeb;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Which guilds the bot serves: those that are named, else those of the incidents channels, and no other. Anybody may add a bot that is
 * public to a guild of their own: being in one says nothing about who wanted that.
 */
@Singleton
public class DiscordGuilds {
    /** Names the guilds. */
    public static final String VARIABLE = "SITREP_DISCORD_GUILDS";

    private static final Logger LOG = Logger.getLogger(DiscordGuilds.class);

    private final DiscordWeb discord;
    private final boolean isOn;
    private final Optional<List<String>> named;
    private final IncidentsChannels channels;

    DiscordGuilds(DiscordWeb discord, Settings settings) {
        Settings.Discord set = settings.discord();
        this.discord = discord;
        this.isOn = set.token().isPresent();
        this.named =
                set.guilds().map(guilds -> guilds.stream().map(String::strip).toList());
        this.channels = new IncidentsChannels(set.incidentsChannel().orElse(List.of()), System::nanoTime);
    }

    void start(@Observes StartupEvent started) {
        if (servesNone()) {
            LOG.errorf("no guild of Discord is served: set %s or SITREP_DISCORD_INCIDENTS_CHANNEL", VARIABLE);
        }
    }

    /** Whether there is a bot, and nobody whom it answers. */
    public boolean servesNone() {
        return isOn && isUnset();
    }

    /** Whether nothing says which guilds these are: then none is served. */
    public boolean isUnset() {
        return named.isEmpty() && channels.isEmpty();
    }

    /**
     * At once, unless Discord has to be asked which guilds the incidents channels are in.
     *
     * @param guild empty for none, as in a direct message, which is not served
     * @return fails with {@link io.sitrep.bot.port.PlatformAway} when Discord does not say it
     */
    public Uni<Boolean> serves(String guild) {
        return isClear(guild)
                ? Uni.createFrom().item(() -> isServed(guild))
                : discord.quicklyWith(calls -> serves(calls, guild));
    }

    /** The same where calls are made one after the other. @throws io.sitrep.bot.port.PlatformAway when Discord does not say it */
    public boolean serves(DiscordCalls calls, String guild) {
        if (!isClear(guild)) {
            channels.learn(calls);
        }
        return isServed(guild);
    }

    /** Where incidents are announced there. @throws io.sitrep.bot.port.PlatformAway when Discord does not say it */
    public Optional<String> incidentsChannel(DiscordCalls calls, String guild) {
        if (channels.known(guild).isEmpty()) {
            channels.learn(calls);
        }
        return channels.known(guild);
    }

    private boolean isClear(String guild) {
        return guild.isEmpty() || named.isPresent() || isServed(guild) || channels.areKnown();
    }

    private boolean isServed(String guild) {
        return !guild.isEmpty()
                && named.map(only -> only.contains(guild))
                        .orElseGet(() -> channels.known(guild).isPresent());
    }
}
