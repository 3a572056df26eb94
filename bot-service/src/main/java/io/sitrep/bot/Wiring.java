package io.sitrep.bot;

import io.quarkus.runtime.Startup;
import io.sitrep.kit.secret.SecretBox;
import io.sitrep.kit.settings.Wanted;
import io.sitrep.kit.trace.Tracing;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;

/** Makes the few things that are not of our own classes. */
class Wiring {
    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    /** Made at the start, so that a wrong key stops it. */
    @Produces
    @Singleton
    @Startup
    SecretBox secretBox(Settings settings) {
        return Wanted.keys(settings.secretKey(), settings.secretKeysOld().orElse(List.of()));
    }

    @Produces
    @Singleton
    Tracing tracing(Settings settings) {
        return Tracing.of(
                "bot-service", settings.otlp().endpoint(), settings.otlp().sample());
    }

    void stop(@Disposes Tracing tracing) {
        tracing.close();
    }
}
