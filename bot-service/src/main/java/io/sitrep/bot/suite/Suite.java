package io.sitrep.bot.suite;

import io.sitrep.bot.Settings;
import jakarta.inject.Singleton;
import java.util.Optional;

/** The other services of the suite. */
@Singleton
public class Suite {
    private final SuiteService incidents;
    private final Optional<SuiteService> notifier;

    Suite(Settings settings) {
        this.incidents = new SuiteService("the incident service", settings.incidentUrl(), settings.serviceToken());
        this.notifier = settings.notifierUrl()
                .map(address -> new SuiteService("the notifier", address, settings.serviceToken()));
    }

    public SuiteService incidents() {
        return incidents;
    }

    /** Empty when {@code SITREP_NOTIFIER_URL} is not set: then nobody is told by mail. */
    public Optional<SuiteService> notifier() {
        return notifier;
    }
}
