package io.sitrep.incident.report;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * Somebody says that a component does not work for them. All that is kept of it: neither who said it nor in which words.
 *
 * @param country ISO 3166-1 alpha-2; empty when it was not said
 * @param bucket when the five minutes began in which it was said
 */
record Report(UUID component, String country, Instant bucket) {
    static final Duration BUCKET = Duration.ofMinutes(5);

    static Report at(Instant time, UUID component, String country) {
        return new Report(component, country == null ? "" : country, floor(time, BUCKET));
    }

    /** Buckets of any length are counted from the beginning of 1970, by UTC. */
    static Instant floor(Instant time, Duration bucket) {
        long length = bucket.toSeconds();
        return Instant.ofEpochSecond(Math.floorDiv(time.getEpochSecond(), length) * length);
    }

    Report withoutCountry() {
        return new Report(component, "", bucket);
    }
}
