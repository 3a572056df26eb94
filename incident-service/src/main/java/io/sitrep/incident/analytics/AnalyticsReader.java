package io.sitrep.incident.analytics;

import static java.util.stream.Collectors.toMap;

import io.sitrep.incident.analytics.Analysis.Group;
import io.sitrep.incident.analytics.Analysis.OfComponent;
import io.sitrep.incident.analytics.Analysis.Uptimes;
import io.sitrep.incident.domain.ComponentStatus;
import io.sitrep.incident.domain.Span;
import io.sitrep.incident.domain.StatusInterval;
import io.sitrep.incident.domain.Uptime;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * Counts incidents and works out how components did. Reads what is committed, each question by itself: figures that are
 * asked for while incidents change may differ by what changed in between.
 *
 * <p>Incidents count whoever may know of them, for who asks is inside. Uptime counts what the public knows, so that it says
 * what the page says.
 */
@Singleton
public class AnalyticsReader {
    private static final ComponentStatus[] STATUSES = ComponentStatus.values();

    private final Pool database;
    private final Clock clock;

    AnalyticsReader(Pool database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** @param by null for the totals alone */
    public Uni<Analysis> read(Span span, GroupBy by) {
        Instant now = clock.instant();
        Uni<List<Group>> groups = by == null
                ? Uni.createFrom().item(List.of())
                : rows(AnalyticsStatements.groups(by), span)
                        .map(rows -> rows.stream().map(AnalyticsReader::group).toList());
        // All are waited for, also when one fails: a question that is dropped half-way would keep its connection.
        return Uni.combine()
                .all()
                .unis(rows(AnalyticsStatements.TOTALS, span), groups, uptimes(span, now))
                .collectFailures()
                .with((totals, apart, uptimes) -> new Analysis(
                        span.from(),
                        span.to(),
                        by == null ? null : by.wire(),
                        totals.isEmpty() ? none() : figures(totals.get(0)),
                        apart,
                        uptimes));
    }

    private Uni<Uptimes> uptimes(Span span, Instant now) {
        return Uni.combine()
                .all()
                .unis(
                        database.query(AnalyticsStatements.COMPONENTS)
                                .execute()
                                .map(found -> found.stream().toList()),
                        rows(AnalyticsStatements.INTERVALS, span))
                .collectFailures()
                .asTuple()
                // Much to work out, and nobody else is served meanwhile by the thread that talks to the database.
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(found -> uptimes(
                        found.getItem1(),
                        found.getItem2().stream()
                                .collect(toMap(row -> row.getUUID("component_id"), AnalyticsReader::intervals)),
                        new Until(span, now)));
    }

    /** @param now nothing is known of what comes later */
    private record Until(Span span, Instant now) {
        Optional<Span> of(Row component) {
            Instant since = instant(component, "since");
            Instant retired = instant(component, "retired_at");
            Instant end = retired == null || retired.isAfter(now) ? now : retired;
            return since.isBefore(end) ? new Span(since, end).within(span) : Optional.empty();
        }
    }

    private static List<StatusInterval> intervals(Row row) {
        Long[] statuses = row.getArrayOfLongs("statuses");
        Long[] begins = row.getArrayOfLongs("begins");
        Long[] ends = row.getArrayOfLongs("ends");
        List<StatusInterval> intervals = new ArrayList<>(statuses.length);
        for (int i = 0; i < statuses.length; i++) {
            intervals.add(new StatusInterval(
                    STATUSES[statuses[i].intValue() - 1], moment(begins[i]), ends[i] == null ? null : moment(ends[i])));
        }
        return intervals;
    }

    private static Instant moment(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    private static Uptimes uptimes(List<Row> components, Map<UUID, List<StatusInterval>> intervals, Until until) {
        Map<String, Double> weights = new LinkedHashMap<>();
        Arrays.stream(ComponentStatus.values())
                .filter(status -> status != ComponentStatus.OPERATIONAL)
                .forEach(status -> weights.put(status.wire(), Uptime.weight(status)));
        return new Uptimes(
                weights,
                components.stream()
                        .flatMap(row ->
                                until
                                        .of(row)
                                        .map(lived -> component(row, Uptime.of(of(row, intervals), lived)))
                                        .stream())
                        .toList());
    }

    private static List<StatusInterval> of(Row component, Map<UUID, List<StatusInterval>> intervals) {
        return intervals.getOrDefault(component.getUUID("id"), List.of());
    }

    private static OfComponent component(Row row, Uptime uptime) {
        Map<String, Duration> statuses = new LinkedHashMap<>();
        uptime.spent().forEach((status, spent) -> statuses.put(status.wire(), spent));
        return new OfComponent(
                row.getUUID("id"),
                row.getString("name"),
                uptime.span().from(),
                uptime.span().to(),
                uptime.share().orElseThrow(),
                uptime.percent().orElseThrow(),
                statuses);
    }

    private static Group group(Row row) {
        return new Group(row.getString("key"), row.getString("name"), figures(row));
    }

    private static Figures figures(Row row) {
        return new Figures(
                row.getLong("incidents"),
                spread(row, "acknowledged"),
                spread(row, "told"),
                spread(row, "resolved"),
                Figures.Promises.of(row.getLong("kept"), row.getLong("broken")));
    }

    private static Figures none() {
        var never = new Figures.Spread(0, null, null);
        return new Figures(0, never, never, never, Figures.Promises.of(0, 0));
    }

    private static Figures.Spread spread(Row row, String of) {
        Double[] percentiles = row.getArrayOfDoubles(of);
        return percentiles == null || Arrays.stream(percentiles).allMatch(Objects::isNull)
                ? new Figures.Spread(0, null, null)
                : new Figures.Spread(row.getLong(of + "_count"), seconds(percentiles[0]), seconds(percentiles[1]));
    }

    private static Duration seconds(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1_000));
    }

    private Uni<List<Row>> rows(String statement, Span span) {
        return database.preparedQuery(statement)
                .execute(
                        Tuple.of(span.from().atOffset(ZoneOffset.UTC), span.to().atOffset(ZoneOffset.UTC)))
                .map(found -> found.stream().toList());
    }

    private static Instant instant(Row row, String column) {
        return row.getOffsetDateTime(column) == null
                ? null
                : row.getOffsetDateTime(column).toInstant();
    }
}
