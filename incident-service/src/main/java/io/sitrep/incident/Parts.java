package io.sitrep.incident;

import io.sitrep.incident.domain.PublicationPolicy;
import io.sitrep.incident.view.PageAddress;
import io.sitrep.kit.trace.Tracing;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** Things of the JDK and of our own that are injected but know no container. */
public class Parts {
    /** Whole milliseconds: what we store and answer is then what we compare. */
    @Produces
    @Singleton
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), Duration.ofMillis(1));
    }

    @Produces
    @Singleton
    PublicationPolicy publicationPolicy(Settings settings) {
        return new PublicationPolicy(settings.publishHold(), settings.approval().severities());
    }

    @Produces
    @Singleton
    PageAddress pageAddress(Settings settings) {
        return new PageAddress(settings.publicUrl());
    }

    @Produces
    @Singleton
    Tracing tracing(Settings settings) {
        return Tracing.of(
                "incident-service", settings.otlp().endpoint(), settings.otlp().sample());
    }

    void stop(@Disposes Tracing tracing) {
        tracing.close();
    }
}
