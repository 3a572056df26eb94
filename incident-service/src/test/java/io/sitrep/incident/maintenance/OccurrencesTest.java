package io.sitrep.incident.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import io.sitrep.incident.domain.Schedule;
import io.sitrep.incident.domain.Schedule.Recurrence;
import io.sitrep.incident.domain.Span;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OccurrencesTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final ZoneId ROME = ZoneId.of("Europe/Rome");

    @Test
    void aWeeklyOneKeepsItsLocalTimeOverBothChangesOfTheClock() {
        Instant beforeSpring = local("2026-03-22T22:00");
        assertThat(next("FREQ=WEEKLY", beforeSpring, 2))
                .containsExactly(local("2026-03-29T22:00"), local("2026-04-05T22:00"));
        assertThat(local("2026-03-29T22:00")).isEqualTo(beforeSpring.plus(Duration.ofHours(7 * 24 - 1)));

        Instant beforeAutumn = local("2026-10-18T22:00");
        assertThat(next("FREQ=WEEKLY", beforeAutumn, 1)).containsExactly(local("2026-10-25T22:00"));
        assertThat(local("2026-10-25T22:00")).isEqualTo(beforeAutumn.plus(Duration.ofHours(7 * 24 + 1)));
    }

    @Test
    void anHourThatTheClockLeavesOutIsMovedOn() {
        assertThat(next("FREQ=DAILY", local("2026-03-28T02:30"), 2))
                .containsExactly(local("2026-03-29T03:30"), local("2026-03-30T02:30"));
    }

    @Test
    void anHourThatTheClockHasTwiceIsTakenOnce() {
        List<Instant> around = next("FREQ=DAILY", local("2026-10-24T02:30"), 2);

        assertThat(around).hasSize(2);
        assertThat(around.get(1)).isEqualTo(local("2026-10-26T02:30"));
        assertThat(Duration.between(around.get(0), around.get(1)))
                .isBetween(Duration.ofHours(24), Duration.ofHours(25));
    }

    @Test
    void whatWasMissedIsLeftOutAndWhatIsRunningIsNot() {
        Schedule daily = planned("FREQ=DAILY", "Europe/Rome", local("2026-01-01T22:00"), HOUR);

        assertThat(Occurrences.next(daily, local("2026-01-20T12:00"))).contains(hour("2026-01-20T22:00"));
        assertThat(Occurrences.next(daily, local("2026-01-20T22:30"))).contains(hour("2026-01-20T22:00"));
    }

    /** The clock changes on March 29th, between the slot of the one that was moved and the next. */
    @ParameterizedTest
    @CsvSource({
        "2026-03-21T10:00, 2026-03-29T22:00", // to before its own day
        "2026-03-24T03:00, 2026-03-29T22:00", // to after it
        "2026-03-29T22:00, 2026-04-05T22:00", // onto the next, which it takes the place of
        "2026-03-31T09:00, 2026-04-05T22:00" // beyond the next, which is left out
    })
    void oneThatIsMovedLeavesThoseAfterItWhereTheyAre(String movedTo, String next) {
        Schedule weekly = planned("FREQ=WEEKLY", "Europe/Rome", local("2026-03-22T22:00"), HOUR);
        Instant moved = local(movedTo);

        Schedule after = weekly.at(moved, moved.plus(Duration.ofHours(5)));

        assertThat(Occurrences.next(after, local("2026-03-21T00:00"))).contains(hour(next));
        assertThat(after.next(hour(next)))
                .extracting(
                        Schedule::from,
                        Schedule::until,
                        plan -> plan.recurrence().first())
                .containsExactly(local(next), local(next).plus(HOUR), local("2026-03-22T22:00"));
    }

    @Test
    void aRuleComesToItsEnd() {
        assertThat(next("FREQ=WEEKLY;COUNT=3", local("2026-01-01T22:00"), 5)).hasSize(2);
        assertThat(next("FREQ=WEEKLY;UNTIL=20260110T000000Z", local("2026-01-01T22:00"), 5))
                .hasSize(1);
    }

    @Test
    void anEndlessRuleIsAskedForTheNextTimeAlone() {
        Schedule since1970 = planned("FREQ=HOURLY", "UTC", Instant.EPOCH, HOUR);
        Instant noon = Instant.parse("2026-11-22T12:00:00Z");

        assertThat(Occurrences.next(since1970, noon.plus(Duration.ofMinutes(30))))
                .contains(new Span(noon, noon.plus(HOUR)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FREQ=SECONDLY                     | comes again within the hour",
                "FREQ=MINUTELY;INTERVAL=30         | comes again within the hour",
                "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30 | is not a rule",
                "FREQ=NEVER                        | is not a rule",
                "FREQ=WEEKLY;INTERVAL=0            | is not a rule",
                "FREQ=WEEKLY;FOO=1                 | is not a rule",
                "BYDAY=MO                          | is not a rule",
                "every Sunday                      | is not a rule",
                "FREQ=WEEKLY;COUNT=99999999999999  | is not a rule"
            })
    void whatCannotBeKeptIsRefusedWithTheReason(String rule, String reason) {
        assertThat(Occurrences.fault(planned(rule, "Europe/Rome", local("2026-01-01T22:00"), HOUR)
                        .recurrence()))
                .hasValueSatisfying(fault -> assertThat(fault).startsWith(reason));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"FREQ=WEEKLY;BYDAY=SU", "FREQ=MONTHLY;BYDAY=2TU", "FREQ=HOURLY;INTERVAL=2"})
    void whatPeoplePlanByIsKept(String rule) {
        assertThat(Occurrences.fault(planned(rule, "Europe/Rome", local("2026-01-01T22:00"), HOUR)
                        .recurrence()))
                .isEmpty();
    }

    @Test
    void whatLastsLongerThanItsRuleLeavesIsRefused() {
        Schedule everyTwoHours =
                planned("FREQ=HOURLY;INTERVAL=2", "Europe/Rome", local("2026-01-01T22:00"), Duration.ofHours(3));

        assertThat(Occurrences.fault(everyTwoHours.recurrence()))
                .contains("comes again before the maintenance is over");
    }

    private static List<Instant> next(String rule, Instant first, int many) {
        Schedule last = planned(rule, "Europe/Rome", first, HOUR);
        List<Instant> times = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            var next = Occurrences.next(last, first);
            if (next.isEmpty()) {
                break;
            }
            last = last.next(next.get());
            times.add(last.from());
        }
        return times;
    }

    private static Schedule planned(String rule, String zone, Instant first, Duration lasting) {
        Span slot = new Span(first, first.plus(lasting));
        return new Schedule(
                slot.from(), slot.to(), false, false, List.of(), null, false, new Recurrence(rule, zone, first, slot));
    }

    private static Span hour(String from) {
        return new Span(local(from), local(from).plus(HOUR));
    }

    private static Instant local(String time) {
        return ZonedDateTime.of(java.time.LocalDateTime.parse(time), ROME).toInstant();
    }
}
