package io.sitrep.incident.page;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/**
 * What is over, as the first page tells it.
 *
 * @param recent the days of the last two weeks on which an incident ended, newest first
 * @param earlier when there are none, the last days before that on which one did
 */
public record PastIncidents(List<PastDay> recent, List<PastDay> earlier) {
    private static final int RECENT_DAYS = 14;
    private static final int EARLIER_DAYS = 3;

    static PastIncidents of(List<PublicIncident> past, LocalDate today, ZoneId zone) {
        List<PastDay> days = PastDay.group(past, zone);
        LocalDate first = today.minusDays(RECENT_DAYS - 1L);
        List<PastDay> recent =
                days.stream().filter(day -> !day.date().isBefore(first)).toList();
        return recent.isEmpty()
                ? new PastIncidents(List.of(), days.stream().limit(EARLIER_DAYS).toList())
                : new PastIncidents(recent, List.of());
    }

    public int days() {
        return RECENT_DAYS;
    }
}
