package io.sitrep.incident.broken.domain;

import java.time.Instant;

/** Breaks a rule on purpose. */
public class ClockInTheDomain {
    Instant now() {
        return Instant.now();
    }
}
