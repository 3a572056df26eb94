package io.sitrep.incident.page;

import io.sitrep.incident.domain.ComponentStatus;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What the page asks of the database: public columns of public rows. */
final class PageStatements {
    static final String ONE_MOMENT = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY";

    /**
     * Also up to which transaction everything that is committed can be seen by this one; and which database that is: of which
     * cluster, on which of its timelines, and in which file incidents lie. One of them changes when it is put back to an earlier
     * moment, by a backup of the cluster or by a dump.
     */
    static final String PAGE = """
        SELECT public_id, pg_snapshot_xmin(pg_current_snapshot())::text::int8 AS horizon,
            concat_ws('-', (SELECT system_identifier FROM pg_control_system()),
                (SELECT timeline_id FROM pg_control_checkpoint()),
                (SELECT oid FROM pg_database WHERE datname = current_database()),
                pg_relation_filenode('incidents')) AS database
        FROM page\
        """;

    static final String GROUPS = """
        SELECT id, public_id, name, description, position, created_at, updated_at
        FROM component_groups ORDER BY position, name, id\
        """;

    static final String COMPONENTS = """
        SELECT id, public_id, name, description, status, position, group_id, only_show_if_degraded, showcase,
               start_date, retired_at IS NOT NULL AS retired, created_at, updated_at
        FROM components ORDER BY position, name, id\
        """;

    private static final String PUBLIC = "visibility = 'public' AND public_status IS NOT NULL";

    /** Each public incident, and by what it is seen whether it has changed. */
    static final String VERSIONS = "SELECT id, version FROM incidents WHERE " + PUBLIC;

    /**
     * Those that may have been written since everything before transaction $1 was seen, internal ones too, and how many are
     * public in all, by which it is seen that one was deleted. Long frozen rows may come along; none that was written is missing.
     */
    static final String MOVED = """
        SELECT count(*) FILTER (WHERE known) AS many, array_agg(id) FILTER (WHERE moved) AS ids,
            array_agg(version) FILTER (WHERE moved) AS versions, array_agg(known) FILTER (WHERE moved) AS known
        FROM (SELECT id, version, %s AS known, age(xmin) <= age($1::text::xid8::xid) AS moved FROM incidents) each\
        """.formatted(PUBLIC);

    static final String INCIDENTS = """
        SELECT id, kind, public_id, number, version, title, translations, public_status, severity, workaround, started_at, created_at,
               source_updated_at, monitoring_at, resolved_at, next_update_at, shortlink,
               scheduled_for, scheduled_until, public_updated_at, regions, cause, cause_text, data_impact, data_impact_text
        FROM incidents
        WHERE %s AND id = ANY ($1)\
        """.formatted(PUBLIC);

    static final String AFFECTED = """
        SELECT incident_id, component_id, code, name, status, listed, region_statuses
        FROM incident_components WHERE incident_id = ANY ($1) ORDER BY position, name\
        """;

    /**
     * What was told, newest first. An update that was stopped after it had come out stays told. An update of our own
     * exists for the public from when it was published, however long it was held before.
     */
    static final String UPDATES = """
        SELECT incident_id, public_id, status, components, state = 'retracted' AS retracted, edited_at,
               origin = 'import' AS imported, coalesce(source_notified, notify) AS notified,
               CASE WHEN state = 'retracted' THEN '' ELSE message END AS message,
               CASE WHEN state = 'retracted' THEN '{}' ELSE translations END AS translations,
               CASE WHEN state = 'published' THEN source_html END AS source_html,
               coalesce(published_at, created_at) AS at,
               CASE WHEN origin = 'import' THEN created_at ELSE coalesce(published_at, created_at) END AS known_at
        FROM incident_updates
        WHERE incident_id = ANY ($1) AND visibility = 'public'
          AND (state IN ('published', 'corrected', 'retracted') OR state = 'stopped' AND published_at IS NOT NULL)
        ORDER BY at DESC, position DESC\
        """;

    /** The latest version the public may read; not while what told of it is taken back. */
    static final String POSTMORTEMS = """
        SELECT DISTINCT ON (p.incident_id) p.incident_id, p.body, p.public_at
        FROM postmortems p JOIN incident_updates u ON u.id = p.update_id
        WHERE p.incident_id = ANY ($1) AND p.public_at IS NOT NULL AND u.state <> 'retracted'
        ORDER BY p.incident_id, p.version DESC\
        """;

    static final String REGIONS = "SELECT code, name FROM regions";

    private static final String KNOWN = "i.visibility = 'public' AND i.public_status IS NOT NULL";

    /** From best to worst, as the domain has them. */
    private static final String STATUSES = Arrays.stream(ComponentStatus.values())
            .map(status -> "'" + status.wire() + "'")
            .collect(Collectors.joining(",", "ARRAY[", "]"));

    /**
     * Of each component that is listed: since when it can have been up, and what public incidents recorded of it after $1.
     * In one row each, times in microseconds: thousands of rows cost more than what is in them.
     */
    static final String TRACKS = tracks("", "");

    /** The same of the components $2. */
    static final String TRACKS_OF = tracks(" AND n.component_id = ANY ($2)", " AND c.id = ANY ($2)");

    private static String tracks(String ofInterval, String ofComponent) {
        return """
            SELECT c.id, coalesce(c.start_date::timestamp AT TIME ZONE 'UTC', least(c.created_at, (
                    SELECT n.started_at FROM component_intervals n JOIN incidents i ON i.id = n.incident_id
                    WHERE n.component_id = c.id AND %1$s ORDER BY n.started_at LIMIT 1))) AS since,
                r.statuses, r.begins, r.ends
            FROM components c LEFT JOIN (
                SELECT n.component_id, array_agg(array_position(%2$s, n.status)::int8 ORDER BY n.id) AS statuses,
                    array_agg((date_part('epoch', n.started_at) * 1000000)::int8 ORDER BY n.id) AS begins,
                    array_agg((date_part('epoch', n.ended_at) * 1000000)::int8 ORDER BY n.id) AS ends
                FROM component_intervals n JOIN incidents i ON i.id = n.incident_id
                WHERE %1$s AND (n.ended_at > $1 OR n.ended_at IS NULL)%3$s
                GROUP BY n.component_id) r ON r.component_id = c.id
            WHERE c.retired_at IS NULL%4$s\
            """.formatted(KNOWN, STATUSES, ofInterval, ofComponent);
    }

    private PageStatements() {}
}
