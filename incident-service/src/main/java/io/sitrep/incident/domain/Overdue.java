package io.sitrep.incident.domain;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What should have happened by now has not: the promised next update did not come, a maintenance has not ended. Counts
 * once for each promise and each plan, and leaves the version of the incident alone: nobody has changed it.
 *
 * @param dueAt when it was promised or planned for
 */
public record Overdue(Signal signal, Incident before, Incident after, Instant dueAt, TimelineEntry entry) {
    private static final Actor CLOCK = new Actor("system:promises", "Sitrep", Origin.SYSTEM);

    /** What a human is asked to look at. */
    public enum Signal implements Wire {
        UPDATE_OVERDUE("The promised update is overdue"),
        MAINTENANCE_OVERRUN("The maintenance should be over by now");

        private final String text;

        Signal(String text) {
            this.text = text;
        }
    }

    /** Empty while there is still time, when it was counted before, and when there is no promise. */
    public static Optional<Overdue> of(Incident incident, Instant now) {
        Promises promises = incident.progress().promises();
        if (promises.dueAt() == null || promises.overdue() || promises.dueAt().isAfter(now)) {
            return Optional.empty();
        }
        Incident after = incident.with(incident.progress().overdue());
        return Optional.of(of(Signal.UPDATE_OVERDUE, incident, after, promises.dueAt(), now));
    }

    /** Of a maintenance that {@link Upkeep} says has overrun. */
    public static Overdue overrun(Incident maintenance, Instant now) {
        Schedule schedule = maintenance.headline().schedule();
        Incident after = maintenance.with(maintenance.headline().planned(schedule.overrun()));
        return of(Signal.MAINTENANCE_OVERRUN, maintenance, after, schedule.until(), now);
    }

    private static Overdue of(Signal signal, Incident before, Incident after, Instant dueAt, Instant now) {
        var entry = new TimelineEntry(
                null, Fact.NOTED, dueAt, now, CLOCK, signal.text, null, null, Map.of("signal", signal.wire()));
        return new Overdue(signal, before, after, dueAt, entry);
    }

    /** The same, for those who keep decisions. */
    public Decision decision() {
        return new Decision(before, after, Fact.NOTED, new Change.Noted(entry), null, null, entry);
    }
}
