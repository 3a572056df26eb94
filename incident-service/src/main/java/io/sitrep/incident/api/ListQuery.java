package io.sitrep.incident.api;

import io.sitrep.incident.domain.Severity;
import io.sitrep.incident.domain.Status;
import io.sitrep.incident.domain.Wire;
import io.sitrep.incident.store.IncidentCursor;
import io.sitrep.incident.store.IncidentFilter;
import io.sitrep.kit.problem.FieldError;
import io.sitrep.kit.problem.Problem;
import io.sitrep.kit.problem.ProblemException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestQuery;

/** The query of {@code GET /api/v1/incidents}, as texts: each that can't be read is named and answered 400. */
public class ListQuery {
    private static final int LARGEST = 200;
    private static final int USUAL = 50;

    @RestQuery
    String status;

    @RestQuery
    String severity;

    @RestQuery
    String component;

    @RestQuery
    String region;

    @RestQuery
    String open;

    @RestQuery
    String since;

    @RestQuery
    String until;

    @RestQuery
    String limit;

    @RestQuery
    String cursor;

    IncidentFilter filter() {
        return new IncidentFilter(
                read("status", status, "is not a status", text -> Wire.read(Status.class, text)),
                read("severity", severity, "is not a severity", text -> Wire.read(Severity.class, text)),
                read("component", component, "holds a NUL character", ListQuery::text),
                read("region", region, "holds a NUL character", ListQuery::text),
                read("open", open, "is neither true nor false", ListQuery::truth),
                read("since", since, "is not a time in ISO 8601", ListQuery::time),
                read("until", until, "is not a time in ISO 8601", ListQuery::time));
    }

    int limit() {
        Integer wanted = read("limit", limit, "is not a number from 1 to " + LARGEST, ListQuery::count);
        return wanted == null ? USUAL : wanted;
    }

    IncidentCursor cursor() {
        return read("cursor", cursor, "is not a cursor this list has given", IncidentCursor::parse);
    }

    private static <T> T read(String field, String text, String fault, Function<String, Optional<T>> reader) {
        if (text == null) {
            return null;
        }
        return reader.apply(text)
                .orElseThrow(() ->
                        new ProblemException(Problem.malformed(field + ": " + fault, new FieldError(field, fault))));
    }

    private static Optional<String> text(String text) {
        return text.indexOf(0) < 0 ? Optional.of(text) : Optional.empty();
    }

    private static Optional<Boolean> truth(String text) {
        return switch (text) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<Integer> count(String text) {
        return text.matches("\\d{1,3}") && Integer.parseInt(text) >= 1 && Integer.parseInt(text) <= LARGEST
                ? Optional.of(Integer.parseInt(text))
                : Optional.empty();
    }
}
