package io.sitrep.notifier;

import io.sitrep.kit.secret.SecretBox;
import io.sitrep.kit.settings.Wanted;
import io.sitrep.kit.trace.Tracing;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.random.RandomGenerator;

/** What comes from outside the suite's own classes and is wanted by several of them. */
public class Wiring {
    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    RandomGenerator random() {
        return new SecureRandom();
    }

    @Produces
    @Singleton
    SecretBox secretBox(Settings settings) {
        return Wanted.keys(settings.secretKey(), settings.secretKeysOld().orElse(List.of()));
    }

    @Produces
    @Singleton
    Tracing tracing(Settings settings) {
        return Tracing.of(
                "notifier", settings.otlp().endpoint(), settings.otlp().sample());
    }

    void stop(@Disposes Tracing tracing) {
        tracing.close();
    }
}
