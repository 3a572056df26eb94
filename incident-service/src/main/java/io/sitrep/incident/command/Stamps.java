package io.sitrep.incident.command;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import io.sitrep.incident.domain.PublicIds;
import io.sitrep.incident.domain.Stamp;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/** Hands out times and names: UUIDv7, so that what is made later also sorts later. */
@ApplicationScoped
public class Stamps {
    private final NoArgGenerator uuids = Generators.timeBasedEpochGenerator();
    private final Clock clock;

    Stamps(Clock clock) {
        this.clock = clock;
    }

    public Stamp next(Caller caller) {
        return new Stamp(caller.actor(), clock.instant(), uuid(), PublicIds.fresh());
    }

    public Instant now() {
        return clock.instant();
    }

    public UUID uuid() {
        return uuids.generate();
    }
}
