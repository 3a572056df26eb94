package io.sitrep.incident.domain;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The promise of a next update was not kept. Counts once for each promise, and leaves the version of the incident alone:
 * nobody has changed it.
 *
 * @param dueAt when the word was promised for
 */
public record Overdue(Incident before, Incident after, Instant dueAt, TimelineEntry entry) {
    private static final Actor CLOCK = new Actor("system:promises", "Sitrep", Origin.SYSTEM);

    /** Empty while there is still time, when it was counted before, and when there is no promise. */
    public static Optional<Overdue> of(Incident incident, Instant now) {
        Promises promises = incident.progress().promises();
        if (promises.dueAt() == null || promises.overdue() || promises.dueAt().isAfter(now)) {
            return Optional.empty();
        }
        var entry = new TimelineEntry(
                Fact.NOTED,
                promises.dueAt(),
                now,
                CLOCK,
                "The promised update is overdue",
                null,
                null,
                Map.of("signal", "update_overdue"));
        return Optional.of(
                new Overdue(incident, incident.with(incident.progress().overdue()), promises.dueAt(), entry));
    }

    /** The same, for those who keep decisions. */
    public Decision decision() {
        return new Decision(before, after, Fact.NOTED, new Change.Noted(entry), null, null, entry);
    }
}
