package io.sitrep.notifier;

import io.quarkus.runtime.Startup;
import io.sitrep.kit.settings.SettingException;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** Refuses to start with settings that can't work, naming the variable and never its value. */
@Startup
@Singleton
public class SettingsCheck {
    private static final int SHORTEST_TOKEN = 16;

    SettingsCheck(Settings settings) {
        address("SITREP_PUBLIC_URL", settings.publicUrl());
        address("SITREP_NOTIFIER_PUBLIC_URL", settings.notifierPublicUrl());
        address("SITREP_INCIDENT_URL", settings.incidentUrl());
        settings.mastodon().url().ifPresent(url -> address("SITREP_MASTODON_URL", url));
        address("SITREP_BLUESKY_URL", settings.bluesky().url());
        address("SITREP_X_URL", settings.x().url());
        signing(settings.x());
        if (settings.serviceToken().strip().length() < SHORTEST_TOKEN) {
            throw new SettingException("SITREP_SERVICE_TOKEN", "must have at least " + SHORTEST_TOKEN + " characters");
        }
        if (!settings.locales().contains(settings.defaultLocale())) {
            throw new SettingException("SITREP_DEFAULT_LOCALE", "must be one of SITREP_LOCALES");
        }
        boolean isKnown = settings.translationWait().orElse(List.of()).stream()
                .allMatch(wait -> settings.locales().contains(wait.locale()));
        if (!isKnown) {
            throw new SettingException("SITREP_TRANSLATION_WAIT", "must name languages of SITREP_LOCALES");
        }
        positive("SITREP_SUBSCRIPTION_UNCONFIRMED_FOR", settings.subscription().unconfirmedFor());
        delivery(settings.delivery());
    }

    private static void signing(Settings.X x) {
        boolean isSigned = x.tokenSecret().isPresent();
        if (x.consumerKey().isPresent() != isSigned || x.consumerSecret().isPresent() != isSigned) {
            throw new SettingException(
                    "SITREP_X_TOKEN_SECRET",
                    "must be set with SITREP_X_CONSUMER_KEY and SITREP_X_CONSUMER_SECRET, or none of them");
        }
    }

    private static void delivery(Settings.Delivery delivery) {
        positive("SITREP_DELIVERY_TIMEOUT", delivery.timeout());
        positive("SITREP_DELIVERY_POLL", delivery.poll());
        positive("SITREP_DELIVERY_LEASE", delivery.lease());
        delivery.stopWait().ifPresent(wait -> positive("SITREP_DELIVERY_STOP_WAIT", wait));
        delivery.retrySchedule().forEach(step -> positive("SITREP_DELIVERY_RETRY_SCHEDULE", step));
        // Else an attempt that is still on its way would be taken for lost, and made twice.
        if (delivery.lease().compareTo(delivery.timeout()) <= 0) {
            throw new SettingException("SITREP_DELIVERY_LEASE", "must be longer than SITREP_DELIVERY_TIMEOUT");
        }
    }

    private static void address(String variable, URI address) {
        boolean web = List.of("http", "https").contains(String.valueOf(address.getScheme()));
        if (!web || address.getHost() == null) {
            throw new SettingException(
                    variable, "must be an address that starts with http:// or https:// and names a host");
        }
    }

    /** Timers count in whole milliseconds: less than one is none. */
    private static void positive(String variable, Duration duration) {
        if (duration.toMillis() < 1) {
            throw new SettingException(variable, "must be longer than nothing, such as 5s");
        }
    }
}
