package io.sitrep.incident.api;

import io.sitrep.incident.domain.Schedule;
import io.sitrep.incident.domain.Schedule.Recurrence;
import io.sitrep.incident.domain.Span;
import io.sitrep.incident.maintenance.Occurrences;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;

/**
 * What a request says of the plan of a maintenance; null leaves a thing as it is, or as a new one has it.
 *
 * @param rrule of RFC 5545; the empty text ends the series. Left out, a new time is of this occurrence alone; said, the series
 *     begins anew with it
 * @param timeZone whose local time the series keeps
 */
record ScheduleBody(
        Instant scheduledFor,
        Instant scheduledUntil,
        Boolean autoStart,
        Boolean autoComplete,
        List<Duration> reminders,
        String rrule,
        String timeZone) {
    private static final Duration LONGEST = Duration.ofDays(366);
    private static final Duration LONGEST_LEAD = Duration.ofDays(60);
    private static final int MOST_REMINDERS = 10;

    boolean saysNothing() {
        return equals(new ScheduleBody(null, null, null, null, null, null, null));
    }

    /** Of a new maintenance. Null when something is missing, which then was said. */
    Schedule fresh(ZoneId usual, Checks checks) {
        if (scheduledFor == null) {
            checks.refuse("scheduled_for", "is missing");
        }
        if (scheduledUntil == null) {
            checks.refuse("scheduled_until", "is missing");
        }
        if (scheduledFor == null || scheduledUntil == null) {
            return null;
        }
        return over(
                new Schedule(scheduledFor, scheduledUntil, false, false, List.of(), null, false, null), usual, checks);
    }

    /** Of one that is there. */
    Schedule over(Schedule now, ZoneId usual, Checks checks) {
        Instant from = Objects.requireNonNullElse(scheduledFor, now.from());
        Instant until = Objects.requireNonNullElse(scheduledUntil, now.until());
        if (!until.isAfter(from)) {
            checks.refuse("scheduled_until", "has to be later than scheduled_for");
        } else if (Duration.between(from, until).compareTo(LONGEST) > 0) {
            checks.refuse("scheduled_until", "is more than a year after scheduled_for");
        }
        return now.at(from, until)
                .handled(
                        Objects.requireNonNullElse(autoStart, now.autoStart()),
                        Objects.requireNonNullElse(autoComplete, now.autoComplete()),
                        leads(now, checks),
                        recurrence(now, from, until, usual, checks));
    }

    private List<Duration> leads(Schedule now, Checks checks) {
        if (reminders == null) {
            return now.reminders();
        }
        if (reminders.size() > MOST_REMINDERS) {
            checks.refuse("reminders", "has more than " + MOST_REMINDERS);
        }
        for (int i = 0; i < reminders.size(); i++) {
            Duration lead = reminders.get(i);
            if (lead == null || lead.isNegative() || lead.isZero() || lead.compareTo(LONGEST_LEAD) > 0) {
                checks.refuse("reminders." + i, "must be more than nothing and at most P60D");
            }
        }
        return reminders.stream().filter(Objects::nonNull).distinct().toList();
    }

    private Recurrence recurrence(Schedule now, Instant from, Instant until, ZoneId usual, Checks checks) {
        Recurrence last = now.recurrence();
        String rule = rrule == null ? (last == null ? "" : last.rule()) : rrule.strip();
        if (rule.isEmpty()) {
            if (timeZone != null) {
                checks.refuse("time_zone", "wants an rrule, whose local time it is");
            }
            return null;
        }
        String zone = timeZone == null ? (last == null ? usual.getId() : last.zone()) : timeZone;
        if (!ZoneId.getAvailableZoneIds().contains(zone)) {
            checks.refuse("time_zone", "is not a time zone such as Europe/Rome");
            return null;
        }
        boolean moved = !from.equals(now.from()) || !until.equals(now.until());
        boolean same = last != null && last.rule().equals(rule) && last.zone().equals(zone);
        if (same && (rrule == null || !moved)) {
            return last;
        }
        if (!until.isAfter(from)) {
            return null;
        }
        Recurrence wished = new Recurrence(rule, zone, from, new Span(from, until));
        Occurrences.fault(wished).ifPresent(fault -> checks.refuse("rrule", fault));
        return wished;
    }
}
