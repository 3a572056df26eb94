package io.sitrep.incident.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sitrep.incident.domain.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * When a maintenance is to be, and what the clock does about it.
 *
 * @param reminders how long before its beginning subscribers are reminded
 * @param rrule how it comes again, and in which zone; absent when it does not
 */
public record ScheduleView(
        Instant scheduledFor,
        Instant scheduledUntil,
        boolean autoStart,
        boolean autoComplete,
        List<String> reminders,
        @JsonInclude(JsonInclude.Include.NON_NULL) String rrule,
        @JsonInclude(JsonInclude.Include.NON_NULL) String timeZone) {

    /** Null for what is no maintenance. */
    static ScheduleView of(Schedule schedule) {
        if (schedule == null) {
            return null;
        }
        var again = schedule.recurrence();
        return new ScheduleView(
                schedule.from(),
                schedule.until(),
                schedule.autoStart(),
                schedule.autoComplete(),
                schedule.reminders().stream().map(Duration::toString).toList(),
                again == null ? null : again.rule(),
                again == null ? null : again.zone());
    }

    /** When it is to be, and no more. */
    public record Window(Instant scheduledFor, Instant scheduledUntil) {
        static Window of(Schedule schedule) {
            return schedule == null ? null : new Window(schedule.from(), schedule.until());
        }
    }
}
