package io.sitrep.incident.report;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** Counts of reports in the database. */
@Singleton
class ReportTable {
    /** A component may be gone meanwhile. In one order, so that replicas wait for each other and never in a ring. */
    private static final String ADD = """
            INSERT INTO report_counts (component_id, bucket, country, count)
            SELECT r.component, r.bucket, r.country, r.count
            FROM unnest($1::uuid[], $2::timestamptz[], $3::text[], $4::bigint[]) AS r (component, bucket, country, count)
            JOIN components c ON c.id = r.component
            ORDER BY r.component, r.bucket, r.country
            ON CONFLICT (component_id, bucket, country) DO UPDATE SET count = report_counts.count + excluded.count""";

    private static final String COUNT = """
            SELECT extract(epoch FROM bucket)::bigint / $1 * $1 AS at, sum(count)::bigint AS count
            FROM report_counts
            WHERE bucket >= $2 AND ($3::uuid IS NULL OR component_id = $3) AND ($4::text IS NULL OR country = $4)
            GROUP BY 1 ORDER BY 1""";

    private static final String BY_COMPONENT = """
            SELECT component_id, extract(epoch FROM bucket)::bigint / $1 * $1 AS at, sum(count)::bigint AS count
            FROM report_counts WHERE bucket >= $2 GROUP BY 1, 2""";

    private static final String FORGET = "DELETE FROM report_counts WHERE bucket < $1";

    private final Pool database;

    ReportTable(Pool database) {
        this.database = database;
    }

    /** Reports of one component within one span. */
    record OfComponent(UUID component, Instant at, long count) {}

    Uni<Void> add(Map<Report, Long> counts) {
        List<Map.Entry<Report, Long>> rows = List.copyOf(counts.entrySet());
        return database.preparedQuery(ADD)
                .execute(Tuple.from(List.of(
                        column(rows, row -> row.getKey().component(), UUID[]::new),
                        column(rows, row -> utc(row.getKey().bucket()), OffsetDateTime[]::new),
                        column(rows, row -> row.getKey().country(), String[]::new),
                        column(rows, Map.Entry::getValue, Long[]::new))))
                .replaceWithVoid();
    }

    /**
     * @param since at which a bucket begins
     * @param component null for all
     * @param country null for all; empty for reports that did not say
     * @return only buckets that have any, the oldest first
     */
    Uni<List<ReportCounts.Bucket>> count(Instant since, Duration bucket, UUID component, String country) {
        return database.preparedQuery(COUNT)
                .execute(Tuple.from(Arrays.asList(bucket.toSeconds(), utc(since), component, country)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new ReportCounts.Bucket(at(row), row.getLong("count")))
                        .toList());
    }

    Uni<List<OfComponent>> countByComponent(Instant since, Duration bucket) {
        return database.preparedQuery(BY_COMPONENT)
                .execute(Tuple.of(bucket.toSeconds(), utc(since)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new OfComponent(row.getUUID("component_id"), at(row), row.getLong("count")))
                        .toList());
    }

    /** @return how many rows that were */
    Uni<Integer> forget(Instant before) {
        return database.preparedQuery(FORGET).execute(Tuple.of(utc(before))).map(rows -> rows.rowCount());
    }

    private static <T> T[] column(
            List<Map.Entry<Report, Long>> rows,
            Function<Map.Entry<Report, Long>, T> value,
            java.util.function.IntFunction<T[]> array) {
        return rows.stream().map(value).toArray(array);
    }

    private static Instant at(Row row) {
        return Instant.ofEpochSecond(row.getLong("at"));
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
