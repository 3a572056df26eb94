package io.sitrep.incident.page.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.sitrep.incident.domain.ComponentStatus;
import io.sitrep.incident.domain.StatusInterval;
import io.sitrep.incident.page.Track;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** By what an edition sees that the page's shares of uptime have changed, though nobody said anything. */
class OngoingSharesTest {
    private static final ZoneId ZONE = ZoneOffset.UTC;
    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");

    @Test
    void shareOfWhatIsDownGoesDown() {
        Map<UUID, Track> tracks = tracks(ComponentStatus.MAJOR_OUTAGE, null);

        String before = Bars.ongoing(tracks, ZONE, NOON);

        assertThat(before).contains("99.");
        assertThat(Bars.ongoing(tracks, ZONE, NOON.plusSeconds(5))).isEqualTo(before);
        assertThat(Bars.ongoing(tracks, ZONE, NOON.plus(Duration.ofMinutes(15))))
                .isNotEqualTo(before);
    }

    @Test
    void whatIsOverOrCostsNothingIsNotLookedAt() {
        assertThat(Bars.ongoing(tracks(ComponentStatus.MAJOR_OUTAGE, NOON), ZONE, NOON))
                .isEqualTo("{}");
        assertThat(Bars.ongoing(tracks(ComponentStatus.DEGRADED_PERFORMANCE, null), ZONE, NOON))
                .isEqualTo("{}");
    }

    private static Map<UUID, Track> tracks(ComponentStatus status, Instant until) {
        StatusInterval interval = new StatusInterval(status, NOON.minusSeconds(3600), until);
        return Map.of(new UUID(0, 1), new Track(NOON.minus(Duration.ofDays(200)), List.of(interval)));
    }
}
