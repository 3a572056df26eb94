package io.sitrep.incident.page.html;

import io.sitrep.incident.page.PageState;
import java.time.LocalDate;
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

    static PastIncidents of(PageState state, View view) {
        LocalDate today = LocalDate.ofInstant(view.now(), view.zone());
        LocalDate first = today.minusDays(RECENT_DAYS - 1L);
        List<PastDay> recent = PastDay.group(
                state.past()
                        .takeWhile(incident -> !LocalDate.ofInstant(incident.endedAt(), view.zone())
                                .isBefore(first))
                        .toList(),
                view.zone());
        return recent.isEmpty()
                ? new PastIncidents(List.of(), earlier(state, view))
                : new PastIncidents(recent, List.of());
    }

    public int days() {
        return RECENT_DAYS;
    }

    /** Does not look through the whole of a long history for three days. */
    private static List<PastDay> earlier(PageState state, View view) {
        LocalDate last = state.past()
                .map(incident -> LocalDate.ofInstant(incident.endedAt(), view.zone()))
                .distinct()
                .limit(EARLIER_DAYS)
                .reduce((newer, older) -> older)
                .orElse(null);
        return PastDay.group(
                state.past()
                        .takeWhile(incident -> !LocalDate.ofInstant(incident.endedAt(), view.zone())
                                .isBefore(last))
                        .toList(),
                view.zone());
    }
}
