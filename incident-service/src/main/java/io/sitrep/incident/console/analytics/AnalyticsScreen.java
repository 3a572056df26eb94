package io.sitrep.incident.console.analytics;

import io.sitrep.incident.analytics.Analysis;
import io.sitrep.incident.analytics.Analysis.Group;
import io.sitrep.incident.analytics.Figures;
import io.sitrep.incident.analytics.Figures.Spread;
import io.sitrep.incident.console.Screen;
import io.sitrep.incident.console.analytics.Chart.Bar;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * How often, how long and how well.
 *
 * @param asked filters, by name
 * @param analysis null where what was asked for was refused
 */
public record AnalyticsScreen(Screen screen, Map<String, String> asked, Analysis analysis) {
    /** One row of the numbers beside the charts. */
    public record Row(
            String name,
            long count,
            String acknowledge,
            String firstUpdate,
            String resolve,
            String slowest,
            String promises) {}

    public String filter(String name) {
        return asked.getOrDefault(name, "");
    }

    public List<String> groupings() {
        return List.of("month", "severity", "component", "region");
    }

    public Row total() {
        return row(screen.t("analytics_total"), analysis.totals());
    }

    public List<Row> rows() {
        return analysis.groups().stream()
                .map(group -> row(name(group), group.figures()))
                .toList();
    }

    /** Empty without groups: one bar says nothing. */
    public List<Chart> charts() {
        return analysis.groups().isEmpty()
                ? List.of()
                : List.of(
                        chart(
                                "incidents",
                                "analytics_incidents",
                                figures -> (double) figures.count(),
                                figures -> Long.toString(figures.count())),
                        chart(
                                "resolve",
                                "analytics_resolve",
                                figures -> minutes(figures.timeToResolve()),
                                figures -> median(figures.timeToResolve())),
                        chart(
                                "promises",
                                "analytics_promises",
                                figures -> figures.promises().share(),
                                this::promises));
    }

    /** Of each component how long it was not up: what was up all the time is left out of a picture of bars. */
    public Chart downtime() {
        List<Bar> bars = analysis.uptime().components().stream()
                .map(each -> new Bar(
                        each.name(),
                        (1 - each.uptime())
                                * Duration.between(each.from(), each.to()).toSeconds(),
                        each.uptimePercent() + " %"))
                .toList();
        return new Chart("uptime", screen.t("analytics_uptime"), screen.t("analytics_uptimeMeans"), bars);
    }

    private Chart chart(String id, String title, Function<Figures, Double> value, Function<Figures, String> text) {
        List<Bar> bars = analysis.groups().stream()
                .map(group -> new Bar(name(group), value.apply(group.figures()), text.apply(group.figures())))
                .toList();
        return new Chart(id, screen.t(title), screen.t(title) + ": " + text.apply(analysis.totals()), bars);
    }

    private Row row(String name, Figures figures) {
        return new Row(
                name,
                figures.count(),
                median(figures.timeToAcknowledge()),
                median(figures.timeToFirstPublicUpdate()),
                median(figures.timeToResolve()),
                figures.timeToResolve().p90() == null
                        ? "–"
                        : said(figures.timeToResolve().p90()),
                promises(figures));
    }

    private String name(Group group) {
        if (group.name() == null) {
            return screen.t("analytics_none");
        }
        return "region".equals(analysis.groupBy()) ? screen.region(group.name()) : group.name();
    }

    private String promises(Figures figures) {
        Double share = figures.promises().share();
        return share == null ? "–" : Math.round(share * 100) + " %";
    }

    private static Double minutes(Spread spread) {
        return spread.median() == null ? null : spread.median().toSeconds() / 60.0;
    }

    private String median(Spread spread) {
        return spread.median() == null ? "–" : said(spread.median());
    }

    /** As a clock has it: hours and minutes, and days before them. */
    private String said(Duration duration) {
        long minutes = Math.round(duration.toSeconds() / 60.0);
        String clock = String.format("%d:%02d", minutes / 60 % 24, minutes % 60);
        return minutes < 24 * 60 ? clock : screen.t("analytics_days", minutes / 60 / 24, clock);
    }
}
