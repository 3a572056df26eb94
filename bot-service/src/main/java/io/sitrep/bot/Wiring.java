package io.sitrep.bot;

import io.quarkus.runtime.Startup;
import io.sitrep.kit.secret.SecretBox;
import io.sitrep.kit.settings.Wanted;
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
}
