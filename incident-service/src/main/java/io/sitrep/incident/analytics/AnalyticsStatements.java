package io.sitrep.incident.analytics;

import io.sitrep.incident.domain.ComponentStatus;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What analytics ask of the database. */
final class AnalyticsStatements {
    /**
     * Which incidents count, and how long each took in seconds. Left out: maintenances, which are planned; and what
     * was merged into another one, which counts there. (There are no drills yet; what is one will have to be left out here.)
     */
    private static final String COUNTED = """
            WITH counted AS (
                SELECT %s, i.promises_kept, i.promises_broken,
                    CASE WHEN i.acknowledged_at < i.started_at THEN 0
                        ELSE date_part('epoch', i.acknowledged_at - i.started_at) END AS acknowledged,
                    CASE WHEN i.first_public_at < i.started_at THEN 0
                        ELSE date_part('epoch', i.first_public_at - i.started_at) END AS told,
                    CASE WHEN i.resolved_at < i.started_at THEN 0
                        ELSE date_part('epoch', i.resolved_at - i.started_at) END AS resolved
                FROM incidents i %s
                WHERE i.kind = 'incident' AND i.merged_into IS NULL AND i.started_at >= $1 AND i.started_at < $2)""";

    private static final String FIGURES = """
            SELECT key COLLATE "C" AS key, min(name) AS name, count(*) AS incidents,
                coalesce(sum(promises_kept), 0)::bigint AS kept, coalesce(sum(promises_broken), 0)::bigint AS broken,
                count(acknowledged) AS acknowledged_count, count(told) AS told_count, count(resolved) AS resolved_count,
                percentile_cont(ARRAY[0.5, 0.9]) WITHIN GROUP (ORDER BY acknowledged) AS acknowledged,
                percentile_cont(ARRAY[0.5, 0.9]) WITHIN GROUP (ORDER BY told) AS told,
                percentile_cont(ARRAY[0.5, 0.9]) WITHIN GROUP (ORDER BY resolved) AS resolved
            FROM counted GROUP BY 1 ORDER BY 1 NULLS LAST""";

    static final String TOTALS = COUNTED.formatted("'all' AS key, 'all' AS name", "") + FIGURES;

    /** From best to worst, as the domain has them. */
    private static final String STATUSES = Arrays.stream(ComponentStatus.values())
            .map(status -> "'" + status.wire() + "'")
            .collect(Collectors.joining(",", "ARRAY[", "]"));

    /** Known to the public: what a page can show, and so what a promise of uptime can be held against. */
    private static final String KNOWN = "i.visibility = 'public' AND i.public_status IS NOT NULL";

    /**
     * Every component, and since when it can have been up: since it went into service; where nobody said when that was, since
     * we know it or have recorded anything of it.
     */
    static final String COMPONENTS = """
            SELECT c.id, c.name, c.retired_at,
                coalesce(c.start_date::timestamp AT TIME ZONE 'UTC', least(c.created_at, (
                    SELECT n.started_at FROM component_intervals n JOIN incidents i ON i.id = n.incident_id
                    WHERE n.component_id = c.id AND %s ORDER BY n.started_at LIMIT 1))) AS since
            FROM components c ORDER BY c.position, c.name, c.id""".formatted(KNOWN);

    /** Of each component in one row, times in microseconds: tens of thousands of rows cost more than what is in them. */
    static final String INTERVALS = """
            SELECT n.component_id, array_agg(array_position(%s, n.status)::int8) AS statuses,
                array_agg((date_part('epoch', n.started_at) * 1000000)::int8) AS begins,
                array_agg((date_part('epoch', n.ended_at) * 1000000)::int8) AS ends
            FROM component_intervals n JOIN incidents i ON i.id = n.incident_id
            WHERE %s AND n.started_at < $2 AND (n.ended_at > $1 OR n.ended_at IS NULL)
            GROUP BY n.component_id""".formatted(STATUSES, KNOWN);

    private AnalyticsStatements() {}

    static String groups(GroupBy by) {
        return COUNTED.formatted(by.columns(), by.joins()) + FIGURES;
    }
}
