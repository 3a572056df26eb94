package io.sitrep.incident.maintenance;

import io.sitrep.incident.domain.Schedule;
import io.sitrep.incident.domain.Schedule.Recurrence;
import io.sitrep.incident.domain.Span;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recur.RecurrenceRule.RfcMode;
import org.dmfs.rfc5545.recur.RecurrenceRuleIterator;

/**
 * When a maintenance that recurs comes again, by a rule of RFC 5545 in the local time of its zone. An hour that daylight
 * saving leaves out is moved on by as much. However endless a rule is, no more than the next occurrence is ever made.
 */
public final class Occurrences {
    private static final int LONGEST_RULE = 500;
    private static final Duration LEAST = Duration.ofHours(1);
    /** So many of the first are looked at for whether one begins before the last one is over. */
    private static final int LOOKED_AT = 50;

    private static final int MOST_MISSED = 100_000;

    private Occurrences() {}

    /**
     * Looks at a rule before it is kept.
     *
     * @return what is wrong with it; empty when it can be kept
     */
    public static Optional<String> fault(Recurrence recurrence) {
        Duration lasting = recurrence.slot().length();
        if (recurrence.rule().length() > LONGEST_RULE) {
            return Optional.of("has more than " + LONGEST_RULE + " characters");
        }
        try {
            ZoneId.of(recurrence.zone());
            List<Instant> first = first(recurrence);
            if (first.isEmpty()) {
                return Optional.of("never comes to pass");
            }
            for (int i = 1; i < first.size(); i++) {
                if (first.get(i - 1).plus(LEAST).isAfter(first.get(i))) {
                    return Optional.of("comes again within the hour");
                }
                if (first.get(i - 1).plus(lasting).isAfter(first.get(i))) {
                    return Optional.of("comes again before the maintenance is over");
                }
            }
            return Optional.empty();
        } catch (InvalidRecurrenceRuleException | DateTimeException | IllegalArgumentException wrong) {
            return Optional.of("is not a rule of RFC 5545 that can be kept: " + wrong.getMessage());
        }
    }

    /**
     * The slot of the one after this one: after its own slot, and after where it was moved to, so that no two are at once.
     *
     * @param now those that would be over by now are left out: nobody did them, nobody will
     * @return empty when the rule has come to its end
     */
    public static Optional<Span> next(Schedule schedule, Instant now) {
        Span slot = schedule.recurrence().slot();
        Instant after = schedule.from().isAfter(slot.from()) ? schedule.from() : slot.from();
        return next(schedule.recurrence(), after, slot.length(), now)
                .map(from -> new Span(from, from.plus(slot.length())));
    }

    private static Optional<Instant> next(Recurrence recurrence, Instant after, Duration lasting, Instant now) {
        try {
            RecurrenceRuleIterator all = iterator(recurrence);
            Instant from = after.isAfter(now.minus(lasting)) ? after : now.minus(lasting);
            all.fastForward(from.toEpochMilli());
            for (int i = 0; i < MOST_MISSED && all.hasNext(); i++) {
                Instant begins = Instant.ofEpochMilli(all.nextMillis());
                if (begins.isAfter(from)) {
                    return Optional.of(begins);
                }
            }
            return Optional.empty();
        } catch (InvalidRecurrenceRuleException | IllegalArgumentException neverAgain) {
            return Optional.empty();
        }
    }

    private static List<Instant> first(Recurrence recurrence) throws InvalidRecurrenceRuleException {
        RecurrenceRuleIterator all = iterator(recurrence);
        List<Instant> first = new ArrayList<>();
        while (first.size() < LOOKED_AT && all.hasNext()) {
            first.add(Instant.ofEpochMilli(all.nextMillis()));
        }
        return first;
    }

    private static RecurrenceRuleIterator iterator(Recurrence recurrence) throws InvalidRecurrenceRuleException {
        TimeZone zone = TimeZone.getTimeZone(ZoneId.of(recurrence.zone()));
        return new RecurrenceRule(recurrence.rule(), RfcMode.RFC5545_STRICT)
                .iterator(new DateTime(zone, recurrence.first().toEpochMilli()));
    }
}
