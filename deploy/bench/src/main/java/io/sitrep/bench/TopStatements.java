package io.sitrep.bench;

import io.sitrep.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** On what PostgreSQL spends its time, by its own count ({@code pg_stat_statements}, which makes it a little slower). */
public final class TopStatements {
    private static final int MOST = 25;
    private static final String TOP = """
            SELECT calls, round(total_exec_time) AS total, round(mean_exec_time * 1000) AS mean, round(total_plan_time) AS planning,
                left(regexp_replace(query, '\\s+', ' ', 'g'), 110) AS query
            FROM pg_stat_statements WHERE query !~ 'floor_|pg_stat' ORDER BY total_exec_time + total_plan_time DESC LIMIT %d""".formatted(MOST);

    private TopStatements() {}

    /** Has the server count from now on. It is started anew for that. */
    public static void count(EmbeddedPostgres postgres, String database) {
        try (Connection connection = DriverManager.getConnection(postgres.jdbcUrl(database), postgres.user(), "");
                Statement sql = connection.createStatement()) {
            sql.execute("ALTER SYSTEM SET shared_preload_libraries = 'pg_stat_statements'");
            sql.execute("ALTER SYSTEM SET pg_stat_statements.track_planning = on");
            sql.execute("CREATE EXTENSION pg_stat_statements");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        ProcessHandle.of(postgres.pid()).orElseThrow().destroyForcibly();
        while (postgres.isRunning()) {
            Thread.onSpinWait();
        }
        postgres.startAgain();
    }

    public static void reset(Connection database) throws SQLException {
        try (Statement sql = database.createStatement()) {
            sql.execute("SELECT pg_stat_statements_reset()");
        }
    }

    /** Calls, milliseconds in all, microseconds each, milliseconds of planning, statement; the costliest first. */
    public static List<String> top(Connection database) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Statement sql = database.createStatement();
                ResultSet row = sql.executeQuery(TOP)) {
            while (row.next()) {
                lines.add("%,9d x %,8d ms %,8d us (planning %,6d ms)  %s"
                        .formatted(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getString(5)));
            }
        }
        return lines;
    }
}
