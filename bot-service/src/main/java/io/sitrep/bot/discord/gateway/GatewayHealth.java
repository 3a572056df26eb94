package io.sitrep.bot.discord.gateway;

import io.sitrep.bot.discord.DiscordGuilds;
import io.sitrep.bot.discord.commands.Registration;
import io.sitrep.bot.discord.web.DiscordWeb;
import io.smallrye.health.api.Wellness;
import jakarta.inject.Singleton;
import java.util.Locale;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/**
 * Whether Discord lets the bot in. It is part of the whole health and not of being ready: a bot that Discord shuts out goes on
 * serving Slack.
 */
@Wellness
@Singleton
class GatewayHealth implements HealthCheck {
    private final DiscordGateway gateway;
    private final Registration registration;
    private final DiscordWeb discord;
    private final DiscordGuilds guilds;

    GatewayHealth(DiscordGateway gateway, Registration registration, DiscordWeb discord, DiscordGuilds guilds) {
        this.gateway = gateway;
        this.registration = registration;
        this.discord = discord;
        this.guilds = guilds;
    }

    @Override
    public HealthCheckResponse call() {
        GatewayState state = gateway.state();
        HealthCheckResponseBuilder health = HealthCheckResponse.named("Discord")
                .withData("gateway", state.kind().name().toLowerCase(Locale.ROOT));
        if (!state.reason().isEmpty()) {
            health.withData("reason", state.reason());
        }
        registration.refused().ifPresent(why -> health.withData("commands", why));
        if (discord.isTokenRefused()) {
            health.withData("token", "Discord does not take SITREP_DISCORD_TOKEN");
        }
        if (guilds.servesNone()) {
            health.withData("guilds", "none is served: set " + DiscordGuilds.VARIABLE);
        }
        return health.status(state.kind() != GatewayState.Kind.DOWN
                        && registration.refused().isEmpty()
                        && !discord.isTokenRefused()
                        && !guilds.servesNone())
                .build();
    }
}
