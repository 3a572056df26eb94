package io.sitrep.incident.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A stretch of time.
 *
 * @param from belongs to it
 * @param to does not belong to it any more; never before {@code from}
 */
public record Span(Instant from, Instant to) {
    public Span {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException(to + " is before " + from);
        }
    }

    public Duration length() {
        return Duration.between(from, to);
    }

    public boolean isEmpty() {
        return from.equals(to);
    }

    /** What both have in common; empty when that is nothing. */
    public Optional<Span> within(Span other) {
        Instant begin = from.isBefore(other.from) ? other.from : from;
        Instant end = to.isAfter(other.to) ? other.to : to;
        return begin.isBefore(end) ? Optional.of(new Span(begin, end)) : Optional.empty();
    }
}
