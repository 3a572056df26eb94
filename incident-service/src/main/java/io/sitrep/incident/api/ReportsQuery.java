package io.sitrep.incident.api;

import io.sitrep.incident.page.PublicComponent;
import io.sitrep.incident.report.ReportCounts;
import io.sitrep.incident.report.Reports;
import io.sitrep.kit.problem.ProblemException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestQuery;

/** The query of {@code GET /api/v1/reports}, as texts: each that can't be read is named and answered 400. */
public class ReportsQuery {
    private static final Duration USUAL = Duration.ofDays(1);
    private static final Duration LONGEST = Duration.ofDays(1);

    /** A week of the shortest. */
    private static final int MOST_BUCKETS = 2_016;

    @RestQuery
    String component;

    @RestQuery
    String country;

    @RestQuery
    String since;

    @RestQuery
    String bucket;

    /** Null for all; also one that is no longer listed. */
    UUID component(Reports reports) {
        if (component == null) {
            return null;
        }
        return reports.component(component)
                .map(PublicComponent::id)
                .orElseThrow(() -> ProblemException.invalid("component", "is not a component that is known here"));
    }

    /** Null for all. */
    String country() {
        if (country != null && !Reports.isCountry(country)) {
            throw ProblemException.invalid("country", "is not a country code of ISO 3166-1, two capital letters");
        }
        return country;
    }

    Duration bucket() {
        Duration wanted = QueryText.read("bucket", bucket, "is not a duration in ISO 8601", ReportsQuery::duration);
        if (wanted == null) {
            return ReportCounts.SHORTEST;
        }
        boolean whole = wanted.getNano() == 0 && wanted.toSeconds() % ReportCounts.SHORTEST.toSeconds() == 0;
        if (!whole || wanted.compareTo(ReportCounts.SHORTEST) < 0 || wanted.compareTo(LONGEST) > 0) {
            throw ProblemException.invalid("bucket", "must be a multiple of PT5M and at most P1D");
        }
        return wanted;
    }

    /** The last day unless asked for more. */
    Instant since(Clock clock) {
        Instant now = clock.instant();
        Instant wanted = QueryText.time("since", since);
        Instant first = wanted == null ? now.minus(USUAL) : wanted;
        if (first.isAfter(now)) {
            throw ProblemException.invalid("since", "lies in the future");
        }
        if (first.isBefore(now.minus(bucket().multipliedBy(MOST_BUCKETS)))) {
            throw ProblemException.invalid(
                    "since", "is more than " + MOST_BUCKETS + " buckets ago: ask for longer ones");
        }
        return first;
    }

    private static Optional<Duration> duration(String text) {
        try {
            return Optional.of(Duration.parse(text));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
