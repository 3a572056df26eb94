package io.sitrep.incident.api;

import io.sitrep.incident.analytics.GroupBy;
import io.sitrep.incident.domain.Span;
import io.sitrep.incident.domain.Wire;
import io.sitrep.kit.problem.ProblemException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * The query of {@code GET /api/v1/analytics}, as texts: each that can't be read is named and answered 400. Times are ISO
 * 8601; a date alone is its first moment, by UTC.
 */
public class AnalyticsQuery {
    private static final Duration USUAL = Duration.ofDays(90);

    @RestQuery
    String from;

    @RestQuery
    String to;

    @RestQuery("group_by")
    String groupBy;

    /** What another door asks for, whose parameters it has read itself; those that are empty are left out. */
    public static AnalyticsQuery of(UnaryOperator<String> parameter) {
        AnalyticsQuery query = new AnalyticsQuery();
        query.from = parameter.apply("from");
        query.to = parameter.apply("to");
        query.groupBy = parameter.apply("group_by");
        return query;
    }

    /**
     * The last 90 days unless asked for others.
     *
     * @throws ProblemException 422 when it ends before it begins
     */
    Span span(Clock clock) {
        Instant begin = time("from", from);
        Instant end = time("to", to);
        Instant until = end == null ? clock.instant() : end;
        Instant since = begin == null ? until.minus(USUAL) : begin;
        if (!since.isBefore(until)) {
            throw ProblemException.invalid("from", "is not before " + (end == null ? "now" : "to"));
        }
        return new Span(since, until);
    }

    GroupBy groupBy() {
        return QueryText.read(
                "group_by",
                groupBy,
                "is none of severity, component, region, month",
                text -> Wire.read(GroupBy.class, text));
    }

    private static Instant time(String field, String text) {
        return QueryText.read(field, text, "is neither a time nor a date in ISO 8601", AnalyticsQuery::moment);
    }

    private static Optional<Instant> moment(String text) {
        try {
            if (text.matches("\\d{4}-\\d\\d-\\d\\d")) {
                return Optional.of(
                        LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant());
            }
            return text.matches(QueryText.FOUR_DIGITS)
                    ? Optional.of(OffsetDateTime.parse(text).toInstant())
                    : Optional.empty();
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
