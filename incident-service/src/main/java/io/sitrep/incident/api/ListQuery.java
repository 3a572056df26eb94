package io.sitrep.incident.api;

import io.sitrep.incident.catalog.region.Regions;
import io.sitrep.incident.domain.Kind;
import io.sitrep.incident.domain.Severity;
import io.sitrep.incident.domain.Status;
import io.sitrep.incident.domain.Wire;
import io.sitrep.incident.store.IncidentFilter;
import io.sitrep.incident.store.TimeCursor;
import java.util.List;
import java.util.function.UnaryOperator;
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

    /** What a list asks for whose parameters another door has read; those that are empty are left out. */
    public static ListQuery of(UnaryOperator<String> parameter) {
        ListQuery query = new ListQuery();
        query.status = parameter.apply("status");
        query.severity = parameter.apply("severity");
        query.component = parameter.apply("component");
        query.region = parameter.apply("region");
        query.open = parameter.apply("open");
        query.since = parameter.apply("since");
        query.until = parameter.apply("until");
        query.limit = parameter.apply("limit");
        query.cursor = parameter.apply("cursor");
        return query;
    }

    IncidentFilter filter(Kind kind) {
        return new IncidentFilter(
                kind,
                QueryText.read("status", status, "is not a status", text -> Wire.read(Status.class, text)),
                QueryText.read("severity", severity, "is not a severity", text -> Wire.read(Severity.class, text)),
                QueryText.text("component", component),
                within(QueryText.text("region", region)),
                QueryText.truth("open", open),
                QueryText.time("since", since),
                QueryText.time("until", until));
    }

    int limit() {
        return QueryText.limit(limit);
    }

    TimeCursor cursor() {
        return QueryText.read("cursor", cursor, "is not a cursor this list has given", TimeCursor::parse);
    }

    /** What happens in Italy happens in Europe. */
    private static List<String> within(String code) {
        return code == null ? null : Regions.now().within(code);
    }
}
