package io.sitrep.incident.page.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.sitrep.incident.page.PublicIncident;
import io.sitrep.incident.page.SomeIncidents;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZonedMonthsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "UTC",
                "Pacific/Auckland",
                "Pacific/Honolulu",
                "Europe/London",
                "Pacific/Kiritimati",
                "Atlantic/Azores"
            })
    void eachIncidentStandsInTheMonthOfTheReadersZone(String name) {
        ZoneId zone = ZoneId.of(name);
        var history = SomeIncidents.state(new SomeIncidents(3).many(4000)).history();
        var expected = history.stream()
                .collect(Collectors.groupingBy(
                        incident -> YearMonth.from(incident.startedAt().atZone(zone))));

        ZonedMonths months = new ZonedMonths(history, zone);

        assertThat(months.all()).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(expected.keySet());
        assertThat(months.all()).isSortedAccordingTo((a, b) -> b.compareTo(a));
        expected.forEach((month, incidents) -> assertThat(months.in(month))
                .extracting(PublicIncident::publicId)
                .containsExactlyInAnyOrderElementsOf(
                        incidents.stream().map(PublicIncident::publicId).toList()));
        assertThat(months.in(YearMonth.of(1999, 1))).isEqualTo(List.of());
    }
}
