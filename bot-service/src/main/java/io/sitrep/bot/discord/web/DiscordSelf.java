package io.sitrep.bot.discord.web;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import net.dv8tion.jda.api.requests.Route;

/** Who the bot is at Discord: asked once, and known from then on. */
@Singleton
public class DiscordSelf {
    private final DiscordWeb discord;
    private volatile Self known;

    DiscordSelf(DiscordWeb discord) {
        this.discord = discord;
    }

    /**
     * Of older bots these differ.
     *
     * @param application whose commands and interactions they are
     * @param user who writes its messages
     */
    public record Self(String application, String user) {}

    /** Fails as {@link DiscordWeb} does. */
    public Uni<Self> who() {
        return known != null ? Uni.createFrom().item(known) : discord.with(this::ask);
    }

    /** The same where calls are made one after the other. */
    public Self ask(DiscordCalls calls) {
        if (known == null) {
            known = new Self(
                    calls.ask(Route.Applications.GET_BOT_APPLICATION.compile(), Optional.empty())
                            .path("id")
                            .asText(),
                    calls.ask(Route.Self.GET_SELF.compile(), Optional.empty())
                            .path("id")
                            .asText());
        }
        return known;
    }
}
