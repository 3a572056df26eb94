package io.sitrep.incident.page;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.time.YearMonth;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Some months of the history, newest first.
 *
 * @param number of this page; 1 has the newest
 * @param count of all pages, at least 1
 */
public record HistoryPage(List<Month> months, int number, int count) {
    private static final int MONTHS = 6;

    /** The incidents that started in one month; months without any are left out. */
    public record Month(YearMonth month, List<PublicIncident> incidents) {}

    /**
     * @param incidents newest first
     * @param number as the reader asked for it; empty when there is no such page
     */
    static Optional<HistoryPage> of(List<PublicIncident> incidents, String number, ZoneId zone) {
        List<Month> months = group(incidents, zone);
        int count = Math.max(1, (months.size() + MONTHS - 1) / MONTHS);
        if (!number.matches("[1-9]\\d{0,5}") || Integer.parseInt(number) > count) {
            return Optional.empty();
        }
        int page = Integer.parseInt(number);
        int from = (page - 1) * MONTHS;
        return Optional.of(new HistoryPage(months.subList(from, Math.min(from + MONTHS, months.size())), page, count));
    }

    public boolean hasNewer() {
        return number > 1;
    }

    public boolean hasOlder() {
        return number < count;
    }

    public int newer() {
        return number - 1;
    }

    public int older() {
        return number + 1;
    }

    private static List<Month> group(List<PublicIncident> incidents, ZoneId zone) {
        Map<YearMonth, List<PublicIncident>> months = incidents.stream()
                .collect(groupingBy(
                        incident -> YearMonth.from(incident.startedAt().atZone(zone)), LinkedHashMap::new, toList()));
        return months.entrySet().stream()
                .map(month -> new Month(month.getKey(), month.getValue()))
                .toList();
    }
}
