package io.sitrep.incident.page.html;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.sitrep.incident.page.PublicIncident;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The incidents that ended on one day. */
public record PastDay(LocalDate date, List<PublicIncident> incidents) {

    /** Days in the order in which the incidents come. */
    static List<PastDay> group(List<PublicIncident> incidents, ZoneId zone) {
        Map<LocalDate, List<PublicIncident>> days = incidents.stream()
                .collect(groupingBy(
                        incident -> LocalDate.ofInstant(incident.endedAt(), zone), LinkedHashMap::new, toList()));
        return days.entrySet().stream()
                .map(day -> new PastDay(day.getKey(), day.getValue()))
                .toList();
    }
}
