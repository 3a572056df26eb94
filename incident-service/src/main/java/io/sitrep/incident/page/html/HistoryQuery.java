package io.sitrep.incident.page.html;

import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a reader of the history asks for: {@code /history?q=mail&month=2026-03&page=2}. These three parameters are all that
 * matter; two requests with equal queries get the same page.
 *
 * @param search words that all have to occur, or empty
 * @param month alone, or null for all
 * @param page 1 has the newest
 */
public record HistoryQuery(String search, YearMonth month, int page) {
    /** Nobody types more to find an incident; what is longer would be work for us alone. */
    private static final int LONGEST_SEARCH = 100;

    public static final HistoryQuery NEWEST = new HistoryQuery("", null, 1);

    /**
     * As the parameters say, each null when absent. Empty when one of them is nothing that could be asked for. An empty one
     * counts as absent, as a form sends it.
     */
    public static Optional<HistoryQuery> of(String q, String month, String page) {
        String search = q == null ? "" : q.strip().replaceAll("\\s+", " ");
        if (search.length() > LONGEST_SEARCH) {
            search = search.substring(0, search.offsetByCodePoints(0, search.codePointCount(0, LONGEST_SEARCH)));
        }
        String number = page == null || page.isEmpty() ? "1" : page;
        if (!number.matches("[1-9]\\d{0,5}")) {
            return Optional.empty();
        }
        try {
            YearMonth only = month == null || month.isEmpty() ? null : YearMonth.parse(month);
            return Optional.of(new HistoryQuery(search, only, Integer.parseInt(number)));
        } catch (DateTimeParseException nonsense) {
            return Optional.empty();
        }
    }

    /** As they stand in the address. */
    public Map<String, String> params() {
        Map<String, String> params = new LinkedHashMap<>();
        if (!search.isEmpty()) {
            params.put("q", search);
        }
        if (month != null) {
            params.put("month", month.toString());
        }
        if (page > 1) {
            params.put("page", Integer.toString(page));
        }
        return params;
    }
}
