package io.sitrep.incident.page.html;

import io.sitrep.incident.page.PageState;
import io.sitrep.incident.page.PublicIncident;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

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

    /** Empty when there is no such page. Only a search looks at more than the months it shows. */
    static Optional<HistoryPage> of(PageState state, HistoryQuery query, View view) {
        ZonedMonths history = new ZonedMonths(state.history(), view.zone());
        List<YearMonth> choice = history.all();
        List<YearMonth> wanted = choice.stream()
                .filter(month -> query.month() == null || query.month().equals(month))
                .toList();
        if (query.search().isEmpty()) {
            int found = query.month() == null
                    ? state.history().size()
                    : history.in(query.month()).size();
            return page(query, choice, found, wanted, month -> new Month(month, history.in(month)));
        }
        Map<YearMonth, List<PublicIncident>> byMonth = history.found(new Search(query.search()));
        List<Month> found = wanted.stream()
                .filter(byMonth::containsKey)
                .map(month -> new Month(month, byMonth.get(month)))
                .toList();
        int all = found.stream().mapToInt(month -> month.incidents.size()).sum();
        return page(query, choice, all, found, month -> month);
    }

    /** Whether a reader who is not to search sees the same on another. */
    boolean shows(HistoryPage other) {
        return query.equals(other.query) && months.equals(other.months) && count == other.count;
    }

    private static <T> Optional<HistoryPage> page(
            HistoryQuery query, List<YearMonth> choice, int found, List<T> all, Function<T, Month> month) {
        int count = count(all.size());
        if (query.page() > count) {
            return Optional.empty();
        }
        List<Month> shown = all.stream()
                .skip((query.page() - 1L) * MONTHS)
                .limit(MONTHS)
                .map(month)
                .toList();
        return Optional.of(new HistoryPage(query, shown, choice, found, count));
    }

    /** How many pages the whole history has, at least 1. */
    static int count(PageState state, View view) {
        return count(new ZonedMonths(state.history(), view.zone()).all().size());
    }

    private static int count(int months) {
        return Math.max(1, (months + MONTHS - 1) / MONTHS);
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
}
