package io.sitrep.incident;

import io.quarkus.runtime.Startup;
import io.sitrep.kit.settings.Brokers;
import io.sitrep.kit.settings.SettingException;
import io.sitrep.kit.settings.Wanted;
import io.sitrep.kit.trace.Tracing;
import jakarta.inject.Singleton;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Refuses to start with settings that can't work, naming the variable and never its value. */
@Startup
@Singleton
public class SettingsCheck {
    SettingsCheck(Settings settings, @ConfigProperty(name = Brokers.PROPERTY) Optional<String> brokers) {
        Brokers.check(brokers);
        Wanted.web("SITREP_PUBLIC_URL", settings.publicUrl());
        settings.consoleUrl().ifPresent(address -> Wanted.web("SITREP_CONSOLE_URL", address));
        Tracing.check(settings.otlp().endpoint(), settings.otlp().sample());
        Wanted.web("SITREP_NOTIFIER_PUBLIC_URL", settings.notifierPublicUrl());
        Wanted.web("SITREP_NOTIFIER_URL", settings.notifierUrl());
        secrets(settings);
        page(settings);
        Wanted.notNegative("SITREP_PUBLISH_HOLD", settings.publishHold());
        settings.catalog().ifPresent(file -> Wanted.readable("SITREP_CATALOG", file));
    }

    private static void secrets(Settings settings) {
        settings.serviceToken().ifPresent(token -> Wanted.token("SITREP_SERVICE_TOKEN", token));
        settings.adminToken().ifPresent(token -> Wanted.token("SITREP_ADMIN_TOKEN", token));
        if (settings.serviceToken().isPresent() && settings.serviceToken().equals(settings.adminToken())) {
            throw new SettingException("SITREP_SERVICE_TOKEN", "must not be the same as SITREP_ADMIN_TOKEN");
        }
        boolean isFile = !Files.isDirectory(settings.adminTokenFile());
        Wanted.that(isFile, "SITREP_ADMIN_TOKEN_FILE", "must be the path of a file, not of a folder");
        List<String> old = settings.secretKeysOld().orElse(List.of());
        settings.secretKey().ifPresent(key -> Wanted.keys(key, old));
        Wanted.that(
                old.isEmpty() || settings.secretKey().isPresent(),
                "SITREP_SECRET_KEY",
                "must be set where SITREP_SECRET_KEYS_OLD is");
    }

    private static void page(Settings settings) {
        Wanted.line("SITREP_PAGE_NAME", settings.pageName());
        Wanted.languages("SITREP_LOCALES", settings.locales(), "SITREP_DEFAULT_LOCALE", settings.defaultLocale());
        settings.pageDir().ifPresent(folder -> Wanted.folder("SITREP_PAGE_DIR", folder));
        Wanted.atLeast(1, "SITREP_LIVE_MAX_STREAMS", settings.live().maxStreams());
        Wanted.atLeast(1, "SITREP_LIVE_MAX_STREAMS_PER_CLIENT", settings.live().maxStreamsPerClient());
    }
}
