package io.sitrep.incident.page.html;

import io.quarkus.qute.RawString;
import io.sitrep.incident.page.html.Bars.Run;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * How one component did, to be drawn and to be told.
 *
 * @param begin the day on which the drawing begins
 * @param runs oldest first; none for days before it was in service
 * @param percent share it was up, such as 99.98 %
 * @param fewPercent the same of the last days alone
 * @param said all of it in words
 */
record Bar(LocalDate begin, List<Run> runs, String percent, String fewPercent, String said) {
    /** The drawing with its words, and both shares; the style sheet shows one of them. */
    RawString markup() {
        return new RawString("""
                <div class="days"><div class="bar"><svg viewBox="0 0 90 1" preserveAspectRatio="none" role="img" aria-label="%s">\
                %s</svg></div><p class="up"><span class="many">%s</span><span class="few">%s</span></p></div>""".formatted(escaped(said), shapes(), escaped(percent), escaped(fewPercent)));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }

    /**
     * One shape for each run of days that were alike, a day being one unit wide. The ground of it is what was well, so
     * that most components need no shape at all; the style sheet cuts the days apart.
     */
    private String shapes() {
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
        return shapes.toString();
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
}
