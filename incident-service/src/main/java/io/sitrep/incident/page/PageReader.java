package io.sitrep.incident.page;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/**
 * Reads the page's whole state in one read-only transaction, so that banner, components and incidents are those of one
 * moment. Each statement names the public columns and rows it wants: what is internal is not even fetched.
 */
@Singleton
class PageReader {
    private static final String ONE_MOMENT = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY";

    private static final String COMPONENTS = """
            SELECT name, description, status FROM components WHERE retired_at IS NULL ORDER BY position, name, id""";

    private static final String PUBLIC_INCIDENTS =
            " FROM incidents i WHERE i.visibility = 'public' AND i.public_status IS NOT NULL";

    private static final String INCIDENTS = """
            SELECT i.id, i.public_id, i.number, i.title, i.public_status, i.severity, i.workaround, i.started_at,
                   i.resolved_at, i.next_update_at""" + PUBLIC_INCIDENTS;

    private static final String AFFECTED = """
            SELECT a.incident_id, a.component_id, a.code, a.name, a.status
            FROM incident_components a
            WHERE a.incident_id IN (SELECT i.id""" + PUBLIC_INCIDENTS + ") ORDER BY a.position, a.name";

    private static final String UPDATES = """
            SELECT u.incident_id, u.status, u.components, u.state = 'retracted' AS retracted, u.edited_at,
                   CASE WHEN u.state = 'retracted' THEN '' ELSE u.message END AS message,
                   coalesce(u.published_at, u.created_at) AS at
            FROM incident_updates u
            WHERE u.visibility = 'public' AND u.state IN ('published', 'corrected', 'retracted')
              AND u.incident_id IN (SELECT i.id""" + PUBLIC_INCIDENTS + ") ORDER BY at DESC, u.position DESC";

    private final Pool database;
    private final Clock clock;

    PageReader(Pool database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    Uni<PageState> read() {
        return database.withTransaction(connection -> {
            Instant asOf = clock.instant();
            return rows(connection, ONE_MOMENT)
                    .chain(() -> rows(connection, COMPONENTS))
                    .chain(components -> rows(connection, INCIDENTS)
                            .chain(incidents -> rows(connection, AFFECTED)
                                    .chain(affected -> rows(connection, UPDATES)
                                            .map(updates -> PageState.of(
                                                    components.stream()
                                                            .map(PageRows::component)
                                                            .toList(),
                                                    PageRows.incidents(incidents, affected, updates),
                                                    asOf)))));
        });
    }

    private static Uni<List<Row>> rows(SqlConnection connection, String statement) {
        return connection.query(statement).execute().map(PageReader::list);
    }

    private static List<Row> list(RowSet<Row> rows) {
        return rows == null ? List.of() : rows.stream().toList();
    }
}
