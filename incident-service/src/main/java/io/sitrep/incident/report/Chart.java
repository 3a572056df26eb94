package io.sitrep.incident.report;

import io.sitrep.incident.page.PublicComponent;
import io.sitrep.incident.page.html.Frame;
import io.sitrep.incident.report.ReportTable.OfComponent;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * The reports of one component, hour by hour.
 *
 * @param name of the component
 * @param count of all of them
 * @param text says what the picture shows
 * @param columns one for each hour, the oldest first
 */
public record Chart(String name, int count, String text, List<Column> columns) {
    static final int HOURS = 24;

    private static final int STEP = 4;
    private static final int HEIGHT = 24;

    /** Where one stands in a picture of 96 by 24; an hour without reports has a line, so that it is seen as an hour. */
    public record Column(int x, int y, int height) {}

    static Chart of(PublicComponent component, List<OfComponent> counts, Instant first, Frame frame) {
        long[] hours = new long[HOURS];
        for (OfComponent each : counts) {
            long hour = Duration.between(first, each.at()).toHours();
            if (hour >= 0 && hour < HOURS) {
                hours[(int) hour] += each.count();
            }
        }
        int peak = IntStream.range(0, HOURS).reduce(0, (a, b) -> hours[b] > hours[a] ? b : a);
        int count =
                (int) Math.min(Integer.MAX_VALUE, java.util.Arrays.stream(hours).sum());
        return new Chart(
                component.name(),
                count,
                frame.words().reportChart(component.name(), count, (int) hours[peak], clock(first, peak, frame)),
                IntStream.range(0, HOURS)
                        .mapToObj(hour -> column(hour, hours[hour], hours[peak]))
                        .toList());
    }

    private static Column column(int hour, long count, long most) {
        int height = most == 0 ? 1 : (int) Math.max(1, Math.round((double) HEIGHT * count / most));
        return new Column(hour * STEP, HEIGHT - height, height);
    }

    private static String clock(Instant first, int hour, Frame frame) {
        return DateTimeFormatter.ofPattern(
                        frame.words().clockPattern(),
                        Locale.forLanguageTag(frame.words().language()))
                .format(first.plus(ReportCharts.HOUR.multipliedBy(hour))
                        .atZone(frame.view().zone()));
    }
}
