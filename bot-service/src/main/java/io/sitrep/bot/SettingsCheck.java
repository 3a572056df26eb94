package io.sitrep.bot;

import io.quarkus.runtime.Startup;
import io.sitrep.kit.settings.SettingException;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;

/** Refuses to start with settings that can't work, naming the variable and never its value. */
@Startup
@Singleton
class SettingsCheck {
    private static final int SHORTEST_TOKEN = 16;
    private static final Pattern PUBLIC_KEY = Pattern.compile("[0-9a-fA-F]{64}");

    SettingsCheck(Settings settings) {
        address("SITREP_PUBLIC_URL", settings.publicUrl());
        address("SITREP_INCIDENT_URL", settings.incidentUrl());
        settings.notifierUrl().ifPresent(notifier -> address("SITREP_NOTIFIER_URL", notifier));
        address("SITREP_SLACK_API_URL", settings.slack().apiUrl());
        address("SITREP_SLACK_AUTHORIZE_URL", settings.slack().authorizeUrl());
        discord(settings.discord());
        if (settings.serviceToken().strip().length() < SHORTEST_TOKEN) {
            throw new SettingException("SITREP_SERVICE_TOKEN", "must have at least " + SHORTEST_TOKEN + " characters");
        }
    }

    private static void discord(Settings.Discord discord) {
        address("SITREP_DISCORD_API_URL", discord.apiUrl());
        discord.gatewayUrl().ifPresent(gateway -> {
            boolean socket = List.of("ws", "wss").contains(String.valueOf(gateway.getScheme()));
            if (!socket || gateway.getHost() == null) {
                throw new SettingException(
                        "SITREP_DISCORD_GATEWAY_URL",
                        "must be an address that starts with ws:// or wss:// and names a host");
            }
        });
        if (discord.publicKey()
                .filter(key -> !PUBLIC_KEY.matcher(key).matches())
                .isPresent()) {
            throw new SettingException("SITREP_DISCORD_PUBLIC_KEY", "must be the 64 hex digits Discord shows");
        }
    }

    private static void address(String variable, URI address) {
        boolean web = List.of("http", "https").contains(String.valueOf(address.getScheme()));
        if (!web || address.getHost() == null) {
            throw new SettingException(
                    variable, "must be an address that starts with http:// or https:// and names a host");
        }
    }
}
