package io.sitrep.notifier;

import io.sitrep.kit.secret.SecretBox;
import io.sitrep.kit.settings.Wanted;
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
}
