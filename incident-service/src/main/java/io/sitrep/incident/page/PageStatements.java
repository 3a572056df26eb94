package io.sitrep.incident.page;

/** What the page asks of the database: public columns of public rows. */
final class PageStatements {
    static final String ONE_MOMENT = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY";

    static final String PAGE = "SELECT public_id FROM page";

    static final String GROUPS = """
            SELECT id, public_id, name, description, position, created_at, updated_at
            FROM component_groups ORDER BY position, name, id""";

    static final String COMPONENTS = """
            SELECT id, public_id, name, description, status, position, group_id, only_show_if_degraded, showcase,
                   start_date, retired_at IS NOT NULL AS retired, created_at, updated_at
            FROM components ORDER BY position, name, id""";

    /** Each public incident, and by what it is seen whether it has changed. */
    static final String VERSIONS =
            "SELECT id, version FROM incidents WHERE visibility = 'public' AND public_status IS NOT NULL";

    static final String INCIDENTS = """
            SELECT id, kind, public_id, number, version, title, public_status, severity, workaround, started_at, created_at,
                   source_updated_at, monitoring_at, resolved_at, next_update_at, shortlink,
                   scheduled_for, scheduled_until, public_updated_at
            FROM incidents
            WHERE visibility = 'public' AND public_status IS NOT NULL AND id = ANY ($1)""";

    static final String AFFECTED = """
            SELECT incident_id, component_id, code, name, status, listed, region_statuses
            FROM incident_components WHERE incident_id = ANY ($1) ORDER BY position, name""";

    /**
     * What was told, newest first. An update that was stopped after it had come out stays told. An update of our own
     * exists for the public from when it was published, however long it was held before.
     */
    static final String UPDATES = """
            SELECT incident_id, public_id, status, components, state = 'retracted' AS retracted, edited_at,
                   origin = 'import' AS imported, coalesce(source_notified, notify) AS notified,
                   CASE WHEN state = 'retracted' THEN '' ELSE message END AS message,
                   CASE WHEN state = 'published' THEN source_html END AS source_html,
                   coalesce(published_at, created_at) AS at,
                   CASE WHEN origin = 'import' THEN created_at ELSE coalesce(published_at, created_at) END AS known_at
            FROM incident_updates
            WHERE incident_id = ANY ($1) AND visibility = 'public'
              AND (state IN ('published', 'corrected', 'retracted') OR state = 'stopped' AND published_at IS NOT NULL)
            ORDER BY at DESC, position DESC""";

    /** The latest version the public may read; not while what told of it is taken back. */
    static final String POSTMORTEMS = """
            SELECT DISTINCT ON (p.incident_id) p.incident_id, p.body, p.public_at
            FROM postmortems p JOIN incident_updates u ON u.id = p.update_id
            WHERE p.incident_id = ANY ($1) AND p.public_at IS NOT NULL AND u.state <> 'retracted'
            ORDER BY p.incident_id, p.version DESC""";

    private PageStatements() {}
}
