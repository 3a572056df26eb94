package io.sitrep.incident.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * When a maintenance is to be, and what the clock does of itself about it.
 *
 * @param from when it is to begin
 * @param until when it is to be over; later than {@code from}
 * @param autoStart whether the clock starts it
 * @param autoComplete whether the clock completes it once it was started
 * @param reminders how long before its beginning subscribers are reminded of it
 * @param remindedAt up to when reminders count as given: when the last one went out, or a little after the last word; or null
 * @param overran whether it was already said that it has not ended in time
 * @param recurrence how it comes again, or null when it does not
 */
public record Schedule(
        Instant from,
        Instant until,
        boolean autoStart,
        boolean autoComplete,
        List<Duration> reminders,
        Instant remindedAt,
        boolean overran,
        Recurrence recurrence) {
    /** For so long after a word a reminder would only say it again. */
    private static final Duration QUIET = Duration.ofMinutes(10);

    /**
     * How a maintenance comes again.
     *
     * @param rule of RFC 5545: {@code FREQ=WEEKLY;BYDAY=SU}
     * @param zone whose local time it keeps, also over daylight saving
     * @param first when the first of the series was to begin
     * @param slot when the rule has this one, wherever it was moved to: those after it are reckoned from here
     */
    public record Recurrence(String rule, String zone, Instant first, Span slot) {}

    public Schedule {
        reminders = List.copyOf(reminders);
    }

    /** At another time; whoever was reminded of the old one is reminded again, and it may overrun anew. */
    public Schedule at(Instant newFrom, Instant newUntil) {
        return newFrom.equals(from) && newUntil.equals(until)
                ? this
                : new Schedule(newFrom, newUntil, autoStart, autoComplete, reminders, null, false, recurrence);
    }

    /** The next of its series: in its own slot, whatever was done about this one. */
    public Schedule next(Span slot) {
        return new Schedule(
                slot.from(),
                slot.to(),
                autoStart,
                autoComplete,
                reminders,
                null,
                false,
                new Recurrence(recurrence.rule, recurrence.zone, recurrence.first, slot));
    }

    public Schedule handled(boolean starts, boolean completes, List<Duration> leads, Recurrence again) {
        return new Schedule(from, until, starts, completes, leads, remindedAt, overran, again);
    }

    /** Whoever hears of the plan needs no reminder whose time has come, or comes within the next minutes. */
    Schedule told(Instant now) {
        return reminded(now.plus(QUIET));
    }

    Schedule reminded(Instant now) {
        return new Schedule(from, until, autoStart, autoComplete, reminders, now, overran, recurrence);
    }

    Schedule overrun() {
        return new Schedule(from, until, autoStart, autoComplete, reminders, remindedAt, true, recurrence);
    }

    /** The reminder whose time has come; of several that were missed the last one alone. */
    Optional<Duration> dueReminder(Instant now) {
        return reminders.stream()
                .filter(lead -> !from.minus(lead).isAfter(now))
                .filter(lead -> remindedAt == null || from.minus(lead).isAfter(remindedAt))
                .min(Duration::compareTo)
                .filter(lead -> now.isBefore(from));
    }
}
