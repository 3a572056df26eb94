package io.sitrep.incident.report;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Answers how many reports there were. */
@Singleton
public class ReportCounts {
    /** The shortest there is, of which any other is a multiple. */
    public static final Duration SHORTEST = Report.BUCKET;

    private final ReportTable table;

    ReportCounts(ReportTable table) {
        this.table = table;
    }

    /** @param at when it begins */
    public record Bucket(Instant at, long count) {}

    /**
     * @param since from the beginning of the first bucket, which is this or earlier
     * @param total of all buckets
     * @param items the oldest first; those without reports are left out
     */
    public record Counts(Instant since, Duration bucket, long total, List<Bucket> items) {}

    /**
     * @param component null for all
     * @param country null for all
     */
    public Uni<Counts> read(Instant since, Duration bucket, UUID component, String country) {
        Instant first = Report.floor(since, bucket);
        return table.count(first, bucket, component, country)
                .map(items -> new Counts(
                        first, bucket, items.stream().mapToLong(Bucket::count).sum(), items));
    }
}
