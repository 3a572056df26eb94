package io.sitrep.incident.page.html;

import static java.util.stream.Collectors.groupingBy;

import io.sitrep.incident.page.Chronology;
import io.sitrep.incident.page.PublicIncident;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.stream.Stream;

/**
 * What happened, by the months of a reader's zone. Those of the chronology are UTC's: a zone's month lies within three of them,
 * so that to look at a few months costs what they hold.
 */
record ZonedMonths(Chronology chronology, ZoneId zone) {
    /** Each month in which anything started, the newest first. */
    List<YearMonth> all() {
        return chronology.months().values().stream()
                .flatMap(this::of)
                .distinct()
                .toList();
    }

    /** What started in one month, the last first. */
    List<PublicIncident> in(YearMonth month) {
        NavigableMap<YearMonth, List<PublicIncident>> near =
                chronology.months().subMap(month.plusMonths(1), true, month.minusMonths(1), true);
        return near.values().stream()
                .flatMap(List::stream)
                .filter(incident -> month(incident).equals(month))
                .toList();
    }

    /** What a search finds, the last first. */
    Map<YearMonth, List<PublicIncident>> found(Search search) {
        return chronology.months().values().stream().flatMap(search::in).collect(groupingBy(this::month));
    }

    /** The first and the last of a month of UTC nearly always say which months of the zone it holds. */
    private Stream<YearMonth> of(List<PublicIncident> latestFirst) {
        YearMonth last = month(latestFirst.get(0));
        YearMonth first = month(latestFirst.get(latestFirst.size() - 1));
        return last.isAfter(first.plusMonths(1)) ? latestFirst.stream().map(this::month) : Stream.of(last, first);
    }

    private YearMonth month(PublicIncident incident) {
        return YearMonth.from(incident.startedAt().atZone(zone));
    }
}
