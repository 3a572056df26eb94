package io.sitrep.notifier;

import io.quarkus.runtime.Startup;
import io.sitrep.kit.settings.Brokers;
import io.sitrep.kit.settings.Wanted;
import io.sitrep.kit.trace.Tracing;
import jakarta.inject.Singleton;
import java.time.LocalDate;
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
        Tracing.check(settings.otlp().endpoint(), settings.otlp().sample());
        Wanted.web("SITREP_NOTIFIER_PUBLIC_URL", settings.notifierPublicUrl());
        Wanted.web("SITREP_INCIDENT_URL", settings.incidentUrl());
        Wanted.token("SITREP_SERVICE_TOKEN", settings.serviceToken());
        Wanted.keys(settings.secretKey(), settings.secretKeysOld().orElse(List.of()));
        readers(settings);
        delivery(settings.delivery());
        Wanted.positive("SITREP_FAILOVER_AFTER", settings.failoverAfter());
        Wanted.positive("SITREP_PROGRESS_EVERY", settings.progress().every());
        // With none, or with less than none, all that was ever delivered would be dropped.
        LocalDate anyDay = LocalDate.EPOCH;
        boolean isKept = anyDay.plus(settings.retention().deliveries()).isAfter(anyDay);
        Wanted.that(isKept, "SITREP_RETENTION_DELIVERIES", "must be longer than nothing, such as P400D");
    }

    private static void readers(Settings settings) {
        Wanted.line("SITREP_PAGE_NAME", settings.pageName());
        Wanted.languages("SITREP_LOCALES", settings.locales(), "SITREP_DEFAULT_LOCALE", settings.defaultLocale());
        boolean isKnown = settings.translationWait().orElse(List.of()).stream()
                .allMatch(wait -> settings.locales().contains(wait.locale()));
        Wanted.that(isKnown, "SITREP_TRANSLATION_WAIT", "must name languages of SITREP_LOCALES");
        Wanted.positive(
                "SITREP_SUBSCRIPTION_UNCONFIRMED_FOR", settings.subscription().unconfirmedFor());
    }

    private static void delivery(Settings.Delivery delivery) {
        Wanted.positive("SITREP_DELIVERY_TIMEOUT", delivery.timeout());
        Wanted.positive("SITREP_DELIVERY_POLL", delivery.poll());
        Wanted.positive("SITREP_DELIVERY_LEASE", delivery.lease());
        delivery.stopWait().ifPresent(wait -> Wanted.positive("SITREP_DELIVERY_STOP_WAIT", wait));
        delivery.retrySchedule().forEach(step -> Wanted.positive("SITREP_DELIVERY_RETRY_SCHEDULE", step));
        // Else an attempt that is still on its way would be taken for lost, and made twice.
        Wanted.that(
                delivery.lease().compareTo(delivery.timeout()) > 0,
                "SITREP_DELIVERY_LEASE",
                "must be longer than SITREP_DELIVERY_TIMEOUT");
    }
}
