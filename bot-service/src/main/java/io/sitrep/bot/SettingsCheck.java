package io.sitrep.bot;

import io.quarkus.runtime.Startup;
import io.sitrep.kit.settings.SettingException;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;

/** Refuses to start with settings that can't work, naming the variable and never its value. */
@Startup
@Singleton
class SettingsCheck {
    private static final int SHORTEST_TOKEN = 16;

    SettingsCheck(Settings settings) {
        address("SITREP_PUBLIC_URL", settings.publicUrl());
        address("SITREP_INCIDENT_URL", settings.incidentUrl());
        settings.notifierUrl().ifPresent(notifier -> address("SITREP_NOTIFIER_URL", notifier));
        address("SITREP_SLACK_API_URL", settings.slack().apiUrl());
        address("SITREP_SLACK_AUTHORIZE_URL", settings.slack().authorizeUrl());
        address("SITREP_DISCORD_API_URL", settings.discord().apiUrl());
        if (settings.serviceToken().strip().length() < SHORTEST_TOKEN) {
            throw new SettingException("SITREP_SERVICE_TOKEN", "must have at least " + SHORTEST_TOKEN + " characters");
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
