package io.sitrep.incident.page.html;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.sitrep.incident.page.PageState;
import io.sitrep.incident.page.PublicIncident;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Some months of the history, newest first.
 *
 * @param query that it answers
 * @param choice every month in which anything started, newest first
 * @param found how many incidents there are on all pages
 * @param count of all pages, at least 1
 */
public record HistoryPage(HistoryQuery query, List<Month> months, List<YearMonth> choice, int found, int count) {
    private static final int MONTHS = 6;

    /** The incidents that started in one month; months without any are left out. */
    public record Month(YearMonth month, List<PublicIncident> incidents) {}

    /** Empty when there is no such page. */
    static Optional<HistoryPage> of(PageState state, HistoryQuery query, View view) {
        List<Month> all = group(state.history(), view);
        Search search = new Search(query.search());
        List<Month> months = all.stream()
                .filter(month -> query.month() == null || query.month().equals(month.month))
                .map(month -> new Month(
                        month.month,
                        month.incidents.stream().filter(search::finds).toList()))
                .filter(month -> !month.incidents.isEmpty())
                .toList();
        int count = Math.max(1, (months.size() + MONTHS - 1) / MONTHS);
        if (query.page() > count) {
            return Optional.empty();
        }
        int from = (query.page() - 1) * MONTHS;
        return Optional.of(new HistoryPage(
                query,
                months.subList(from, Math.min(from + MONTHS, months.size())),
                all.stream().map(Month::month).toList(),
                months.stream().mapToInt(month -> month.incidents.size()).sum(),
                count));
    }

    public int number() {
        return query.page();
    }

    public boolean hasNewer() {
        return number() > 1;
    }

    public boolean hasOlder() {
        return number() < count;
    }

    /** Null for the newest page, which has no number in its address. */
    public Integer newer() {
        return number() == 2 ? null : Integer.valueOf(number() - 1);
    }

    public int older() {
        return number() + 1;
    }

    /** Whether it shows a part of the history that the reader has chosen. */
    public boolean narrowed() {
        return query.month() != null || !query.search().isEmpty();
    }

    private static List<Month> group(List<PublicIncident> incidents, View view) {
        Map<YearMonth, List<PublicIncident>> months = incidents.stream()
                .collect(groupingBy(
                        incident -> YearMonth.from(incident.startedAt().atZone(view.zone())),
                        LinkedHashMap::new,
                        toList()));
        return months.entrySet().stream()
                .map(month -> new Month(month.getKey(), month.getValue()))
                .toList();
    }
}
