package io.sitrep.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Makes the database what one that is in use would be: nobody has thousands of open incidents, and tables are analysed. */
final class Tidying {
    private static final String RESOLVE = """
            UPDATE incidents SET status = 'resolved', public_status = 'resolved', resolved_at = now(), next_update_at = NULL,
                version = version + 1
            WHERE resolved_at IS NULL""";

    private Tidying() {}

    /** Incidents that were declared before are over then. */
    static void between(Connection database) throws SQLException {
        try (Statement sql = database.createStatement()) {
            sql.execute(RESOLVE);
            sql.execute("UPDATE components SET status = 'operational'");
            sql.execute("VACUUM ANALYZE");
        }
    }
}
