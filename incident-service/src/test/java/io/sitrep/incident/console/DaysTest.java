package io.sitrep.incident.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Days that somebody filters by are those of the page's zone, the last one to its end. */
class DaysTest {
    private final Days days = new Days(ZoneId.of("Europe/Rome"));

    @Test
    void daysOfTheZoneAreAskedForTheLastOneWhole() {
        assertThat(days.moments(
                        Map.of("since", "2026-11-22", "until", "2026-11-23", "q", "2026-11-22"), "since", "until"))
                .containsEntry("since", "2026-11-21T23:00:00Z")
                .containsEntry("until", "2026-11-23T23:00:00Z")
                .containsEntry("q", "2026-11-22");
    }

    @Test
    void dayOfAClockThatIsTurnedBackHasItsHourMore() {
        assertThat(days.moments(Map.of("since", "2026-10-25", "until", "2026-10-25"), "since", "until"))
                .containsEntry("since", "2026-10-24T22:00:00Z")
                .containsEntry("until", "2026-10-25T23:00:00Z");
    }

    @Test
    void whatIsNoDayStaysAsItIs() {
        Map<String, String> asked = Map.of("since", "2026-02-31", "until", "2026-11-23T10:00:00Z");

        assertThat(days.moments(asked, "since", "until")).isEqualTo(asked);
    }
}
