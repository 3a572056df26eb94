package io.sitrep.incident.store;

import io.sitrep.incident.domain.Schedule;
import io.sitrep.incident.domain.Schedule.Recurrence;
import io.sitrep.incident.domain.Span;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** Between the columns of a plan and the plan; all of them are empty for an incident. */
final class ScheduleColumns {
    private ScheduleColumns() {}

    /** Null for an incident. */
    static Schedule read(IncidentRow row) {
        return row.scheduledFor == null
                ? null
                : new Schedule(
                        row.scheduledFor,
                        row.scheduledUntil,
                        row.autoStart,
                        row.autoComplete,
                        reminders(row.reminders),
                        row.remindedAt,
                        row.overran,
                        recurrence(row));
    }

    private static Recurrence recurrence(IncidentRow row) {
        return row.rrule == null
                ? null
                : new Recurrence(row.rrule, row.timeZone, row.firstScheduledFor, new Span(row.slotFrom, row.slotUntil));
    }

    private static List<Duration> reminders(String... texts) {
        return Arrays.stream(texts).map(Duration::parse).toList();
    }

    static void write(Schedule schedule, IncidentRow row) {
        row.reminders = new String[0];
        if (schedule == null) {
            return;
        }
        row.scheduledFor = schedule.from();
        row.scheduledUntil = schedule.until();
        row.autoStart = schedule.autoStart();
        row.autoComplete = schedule.autoComplete();
        row.reminders = schedule.reminders().stream().map(Duration::toString).toArray(String[]::new);
        row.remindedAt = schedule.remindedAt();
        row.overran = schedule.overran();
        Recurrence again = schedule.recurrence();
        row.rrule = again == null ? null : again.rule();
        row.timeZone = again == null ? null : again.zone();
        row.firstScheduledFor = again == null ? null : again.first();
        row.slotFrom = again == null ? null : again.slot().from();
        row.slotUntil = again == null ? null : again.slot().to();
    }
}
