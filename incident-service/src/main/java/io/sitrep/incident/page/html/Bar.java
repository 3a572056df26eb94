package io.sitrep.incident.page.html;

import io.quarkus.qute.RawString;
import io.sitrep.incident.page.html.Bars.Run;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How one component did, to be drawn and to be told.
 *
 * @param begin the day on which the drawing begins
 * @param runs oldest first; none for days before it was in service
 * @param percent share it was up, such as 99.98 %
 * @param fewPercent the same of the last days alone
 * @param said all of it in words
 */
public record Bar(LocalDate begin, List<Run> runs, String percent, String fewPercent, String said) {
    private static final int NAMED = 5;

    /**
     * One shape for each run of days that were alike, a day being one unit wide. The ground of it is what was well, so
     * that most components need no shape at all; the style sheet cuts the days apart.
     */
    public RawString shapes() {
        StringBuilder shapes = new StringBuilder();
        long before =
                runs.isEmpty() ? 0 : ChronoUnit.DAYS.between(begin, runs.get(0).first());
        if (before > 0) {
            shape(shapes, "none", 0, before);
        }
        for (Run run : runs) {
            if (!run.isGood()) {
                long at = ChronoUnit.DAYS.between(begin, run.first());
                shape(shapes, run.status().wire(), at, ChronoUnit.DAYS.between(run.first(), run.last()) + 1);
            }
        }
        return new RawString(shapes.toString());
    }

    private static void shape(StringBuilder shapes, String kind, long at, long width) {
        shapes.append("<path class=\"")
                .append(kind)
                .append("\" d=\"M")
                .append(at)
                .append(" 0h")
                .append(width)
                .append("v1h-")
                .append(width)
                .append("z\"/>");
    }

    /** The bad days, newest first; of many the last ones. */
    static String said(List<Run> runs, Times times, Words words) {
        List<Run> bad =
                new ArrayList<>(runs.stream().filter(run -> !run.isGood()).toList());
        if (bad.isEmpty()) {
            return words.alwaysUp();
        }
        Collections.reverse(bad);
        String named =
                bad.stream().limit(NAMED).map(run -> said(run, times, words)).collect(Collectors.joining("; "));
        return bad.size() > NAMED ? words.andMore(named, bad.size() - NAMED) : named;
    }

    private static String said(Run run, Times times, Words words) {
        String status = words.component(run.status());
        String first = times.shortDay(run.first());
        return run.first().equals(run.last())
                ? words.onDay(status, first)
                : words.fromDayToDay(status, first, times.shortDay(run.last()));
    }
}
