package io.sitrep.incident.api;

import io.sitrep.incident.domain.Severity;
import io.sitrep.incident.domain.Status;
import io.sitrep.incident.domain.Wire;
import io.sitrep.incident.store.IncidentCursor;
import io.sitrep.incident.store.IncidentFilter;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestQuery;

/** The query of {@code GET /api/v1/incidents}, as texts: each that can't be read is named and answered 400. */
public class ListQuery {
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
                QueryText.read("status", status, "is not a status", text -> Wire.read(Status.class, text)),
                QueryText.read("severity", severity, "is not a severity", text -> Wire.read(Severity.class, text)),
                QueryText.read("component", component, "holds a NUL character", ListQuery::text),
                QueryText.read("region", region, "holds a NUL character", ListQuery::text),
                QueryText.read("open", open, "is neither true nor false", ListQuery::truth),
                QueryText.read("since", since, "is not a time in ISO 8601", ListQuery::time),
                QueryText.read("until", until, "is not a time in ISO 8601", ListQuery::time));
    }

    int limit() {
        return QueryText.limit(limit);
    }

    IncidentCursor cursor() {
        return QueryText.read("cursor", cursor, "is not a cursor this list has given", IncidentCursor::parse);
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
}
