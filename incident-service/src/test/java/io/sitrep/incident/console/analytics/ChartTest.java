package io.sitrep.incident.console.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import io.sitrep.incident.console.analytics.Chart.Bar;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChartTest {
    @Test
    void longestBarFillsTheRoomAndWhereThereIsNothingToSayIsNone() {
        Chart chart = new Chart(
                "x",
                "Title",
                "Sum",
                List.of(
                        new Bar("most", 10.0, "10"),
                        new Bar("half", 5.0, "5"),
                        new Bar("none", null, "–"),
                        new Bar("nil", 0.0, "0")));

        assertThat(chart.drawn()).extracting(Chart.Drawn::width).containsExactly("360.0", "180.0", "0.0", "2.0");
        assertThat(chart.drawn()).extracting(Chart.Drawn::end).containsExactly("556.0", "376.0", "196.0", "198.0");
        assertThat(chart.height()).isEqualTo(4 * 28);
    }

    @Test
    void nothingIsDividedByNothing() {
        assertThat(new Chart("x", "Title", "Sum", List.of(new Bar("nil", 0.0, "0"))).drawn())
                .extracting(Chart.Drawn::width)
                .containsExactly("2.0");
        assertThat(new Chart("x", "Title", "Sum", List.of()).drawn()).isEmpty();
    }

    @Test
    void longNameIsShortenedBetweenCharacters() {
        String name = "🚀".repeat(40);

        assertThat(new Chart("x", "Title", "Sum", List.of(new Bar(name, 1.0, "1")))
                        .drawn()
                        .get(0)
                        .name())
                .isEqualTo("🚀".repeat(23) + "…");
    }
}
