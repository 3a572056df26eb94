package io.sitrep.incident;

import io.quarkus.runtime.Startup;
import io.sitrep.kit.settings.SettingException;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Refuses to start with settings that can't work, naming the variable and never its value. */
@Startup
@Singleton
public class SettingsCheck {
    private static final int SHORTEST_TOKEN = 16;

    SettingsCheck(Settings settings) {
        address("SITREP_PUBLIC_URL", settings.publicUrl());
        address("SITREP_NOTIFIER_PUBLIC_URL", settings.notifierPublicUrl());
        address("SITREP_NOTIFIER_URL", settings.notifierUrl());
        if (settings.publishHold().isNegative()) {
            throw new SettingException("SITREP_PUBLISH_HOLD", "must not be negative");
        }
        token("SITREP_SERVICE_TOKEN", settings.serviceToken());
        token("SITREP_ADMIN_TOKEN", settings.adminToken());
        if (settings.serviceToken().isPresent() && settings.serviceToken().equals(settings.adminToken())) {
            throw new SettingException("SITREP_SERVICE_TOKEN", "must not be the same as SITREP_ADMIN_TOKEN");
        }
        if (settings.catalog().isPresent()
                && !Files.isReadable(settings.catalog().get())) {
            throw new SettingException("SITREP_CATALOG", "must be the path of a file that can be read");
        }
        settings.locales().forEach(SettingsCheck::locale);
        if (!settings.locales().contains(settings.defaultLocale())) {
            throw new SettingException("SITREP_DEFAULT_LOCALE", "must be one of SITREP_LOCALES");
        }
    }

    private static void address(String variable, URI address) {
        boolean web = List.of("http", "https").contains(String.valueOf(address.getScheme()));
        if (!web || address.getHost() == null) {
            throw new SettingException(variable, "must be an address that starts with http:// or https://");
        }
    }

    private static void token(String variable, Optional<String> token) {
        if (token.isPresent() && token.get().length() < SHORTEST_TOKEN) {
            throw new SettingException(variable, "must have at least " + SHORTEST_TOKEN + " characters");
        }
    }

    private static void locale(String tag) {
        if (Locale.forLanguageTag(tag).toLanguageTag().equals("und")) {
            throw new SettingException("SITREP_LOCALES", "must be language tags with commas between: en,it,fr");
        }
    }
}
