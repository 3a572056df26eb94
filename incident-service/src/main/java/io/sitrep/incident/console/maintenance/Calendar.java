package io.sitrep.incident.console.maintenance;

import io.sitrep.incident.view.IncidentView;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A month, week by week from Monday to Sunday; the days of other months that fill its weeks are in it too. */
public record Calendar(YearMonth month, List<List<Day>> weeks) {
    private static final int DAYS = 7;

    /** @param within whether it is of this month */
    public record Day(LocalDate date, boolean within, boolean today, List<IncidentView> maintenances) {}

    /** Of those that touch each day, in the order they are given. */
    static Calendar of(YearMonth month, List<IncidentView> maintenances, ZoneId zone, Instant now) {
        LocalDate day = month.atDay(1).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        LocalDate today = LocalDate.ofInstant(now, zone);
        List<List<Day>> weeks = new ArrayList<>();
        while (!day.isAfter(month.atEndOfMonth())) {
            List<Day> week = new ArrayList<>();
            for (int i = 0; i < DAYS; i++) {
                LocalDate date = day.plusDays(i);
                week.add(new Day(
                        date,
                        YearMonth.from(date).equals(month),
                        date.equals(today),
                        maintenances.stream()
                                .filter(each -> touches(each, date, zone))
                                .toList()));
            }
            weeks.add(week);
            day = day.plusDays(DAYS);
        }
        return new Calendar(month, weeks);
    }

    public YearMonth before() {
        return month.minusMonths(1);
    }

    public YearMonth after() {
        return month.plusMonths(1);
    }

    /** What the days of a week are called. */
    public List<String> names(Locale locale) {
        return Arrays.stream(DayOfWeek.values())
                .map(day -> day.getDisplayName(TextStyle.SHORT_STANDALONE, locale))
                .toList();
    }

    private static boolean touches(IncidentView maintenance, LocalDate date, ZoneId zone) {
        Instant from = maintenance.schedule().scheduledFor();
        Instant until = maintenance.schedule().scheduledUntil();
        return from.isBefore(date.plusDays(1).atStartOfDay(zone).toInstant())
                && until.isAfter(date.atStartOfDay(zone).toInstant());
    }
}
