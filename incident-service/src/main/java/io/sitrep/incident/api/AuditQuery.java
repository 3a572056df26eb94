package io.sitrep.incident.api;

import io.sitrep.incident.audit.AuditFilter;
import io.sitrep.incident.audit.Outcome;
import io.sitrep.incident.domain.Wire;
import io.sitrep.incident.store.IncidentRef;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jboss.resteasy.reactive.RestQuery;

/** The query of {@code GET /api/v1/audit}, as texts: each that can't be read is named and answered 400. */
public class AuditQuery {
    private static final String MARK = "before ";

    @RestQuery
    String since;

    @RestQuery
    String until;

    @RestQuery
    String actor;

    @RestQuery
    String action;

    @RestQuery
    String incident;

    @RestQuery
    String outcome;

    @RestQuery
    String limit;

    @RestQuery
    String cursor;

    /** What another door asks for, whose parameters it has read itself; those that are empty are left out. */
    public static AuditQuery of(UnaryOperator<String> parameter) {
        AuditQuery query = new AuditQuery();
        query.since = parameter.apply("since");
        query.until = parameter.apply("until");
        query.actor = parameter.apply("actor");
        query.action = parameter.apply("action");
        query.incident = parameter.apply("incident");
        query.outcome = parameter.apply("outcome");
        query.limit = parameter.apply("limit");
        query.cursor = parameter.apply("cursor");
        return query;
    }

    AuditFilter filter() {
        return new AuditFilter(
                QueryText.time("since", since),
                QueryText.time("until", until),
                QueryText.text("actor", actor),
                QueryText.text("action", action),
                QueryText.read("incident", incident, "is not a reference to an incident", IncidentRef::parse),
                QueryText.read("outcome", outcome, "is neither accepted nor refused", AuditQuery::outcome),
                QueryText.read("cursor", cursor, "is not a cursor this list has given", AuditQuery::place));
    }

    int limit() {
        return QueryText.limit(limit);
    }

    /** @param last id of the last row of this page */
    static String after(long last) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((MARK + last).getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<Outcome> outcome(String text) {
        return Wire.read(Outcome.class, text);
    }

    private static Optional<Long> place(String text) {
        try {
            String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            return plain.matches(MARK + "\\d{1,18}")
                    ? Optional.of(Long.parseLong(plain.substring(MARK.length())))
                    : Optional.empty();
        } catch (IllegalArgumentException forged) {
            return Optional.empty();
        }
    }
}
