package io.sitrep.incident.console.analytics;

import java.util.List;
import java.util.Locale;

/**
 * Horizontal bars, drawn here and not in the browser: as many as there are rows, the longest as long as there is room. Whoever
 * can't see them has the title, a sentence, and the table of the numbers beside them.
 *
 * @param id by which its parts are named on the screen
 * @param title what is drawn
 * @param sum the picture in a sentence
 * @param bars in the order in which they are shown
 */
public record Chart(String id, String title, String sum, List<Bar> bars) {
    private static final int WIDTH = 640;
    private static final int NAMES = 190;
    private static final int NUMBERS = 90;
    private static final int ROW = 28;
    private static final int SHORTEST = 2;
    private static final int LONGEST_NAME = 24;

    /**
     * @param value null where there is nothing to say, which is not the same as nothing
     * @param text the value as people read it
     */
    public record Bar(String name, Double value, String text) {}

    /** One bar as it is drawn. */
    public record Drawn(String name, String text, String y, String middle, String width, String end) {}

    public int height() {
        return bars.size() * ROW;
    }

    public int width() {
        return WIDTH;
    }

    public int left() {
        return NAMES;
    }

    public int thick() {
        return ROW - 8;
    }

    public List<Drawn> drawn() {
        double most = bars.stream()
                .mapToDouble(bar -> bar.value() == null ? 0 : bar.value())
                .max()
                .orElse(0);
        return java.util.stream.IntStream.range(0, bars.size())
                .mapToObj(i -> drawn(bars.get(i), i, most))
                .toList();
    }

    private static Drawn drawn(Bar bar, int place, double most) {
        double room = WIDTH - NAMES - NUMBERS;
        double share = bar.value() == null || most <= 0 ? 0 : bar.value() / most;
        double width = bar.value() == null ? 0 : Math.max(SHORTEST, share * room);
        return new Drawn(
                shortened(bar.name()),
                bar.text(),
                number(place * ROW + 4),
                number(place * ROW + ROW / 2.0 + 5),
                number(width),
                number(NAMES + width + 6));
    }

    private static String shortened(String name) {
        return name.codePointCount(0, name.length()) <= LONGEST_NAME
                ? name
                : name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME - 1)) + "…";
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
